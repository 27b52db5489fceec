"""Errors as problem details (RFC 9457): one shape for every status, with `application/problem+json`."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

CONTENT_TYPE = "application/problem+json"


class ProblemSerializer(serializers.Serializer[dict[str, Any]]):
    """The body of every error."""

    title = serializers.CharField(help_text="The status in words.")
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="What to do about it.")
    errors = serializers.DictField(  # type: ignore[assignment]  # a field of its own
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="By field, when the input is at fault.",
    )


class TooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = "The request is too large."
    default_code = "too_large"


class TooOften(exceptions.APIException):
    """Refused for now; `wait` in seconds becomes the Retry-After header."""

    status_code = status.HTTP_429_TOO_MANY_REQUESTS
    default_code = "too_often"

    def __init__(self, wait: int, detail: str) -> None:
        super().__init__(detail)
        self.wait = wait


def as_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's answer to an error, in the problem shape; None for what is not the client's fault."""
    if isinstance(error, RequestDataTooBig):
        error = TooLarge("The request is larger than this site reads.")
    response = exception_handler(error, context)
    if response is None:
        return None
    fields = _fields(response.data) if isinstance(error, exceptions.ValidationError) else {}
    problem: dict[str, Any] = {
        "title": HTTPStatus(response.status_code).phrase,
        "status": response.status_code,
        "detail": _detail(response.data, fields),
    }
    if fields:
        problem["errors"] = fields
    response.data = problem
    response.content_type = CONTENT_TYPE
    return response


def _fields(data: Any) -> dict[str, list[str]]:
    """Nested errors flattened to `field.index` → messages."""
    found: dict[str, list[str]] = {}
    _collect(data, "", found)
    return found


def _collect(data: Any, name: str, found: dict[str, list[str]]) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            _collect(value, f"{name}.{key}" if name else str(key), found)
    elif isinstance(data, list):
        for value in data:
            _collect(value, name, found)
    else:
        found.setdefault(name or "request", []).append(str(data))


def _detail(data: Any, fields: dict[str, list[str]]) -> str:
    if fields:
        return " ".join(f"{name}: {message}" for name, messages in fields.items() for message in messages)
    return str(data.get("detail", "")) if isinstance(data, dict) else str(data)
