"""A judge's report as its learner may read it: an allow list, so that a field added later does not leak by itself.

The seed of the fresh cases and the hash of the task's files stay here; of a hidden case only its outcome, and on an
exception its type and the learner's own line, go out.
"""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

TOP = ("verdict", "score", "scope", "timings", "peak_memory_mb", "versions", "prints")
GROUP = ("name", "visibility", "weight", "note", "passed", "total", "score")
DETAIL = ("input", "expected", "got", "where", "message", "max_abs", "prints", "heatmap", "several")
ERROR = ("type", "line", "message")
DIAGNOSIS = ("text", "see", "source", "evidence")
POINT = ("case", "step", "loss", "metrics")


class ErrorSerializer(serializers.Serializer[Any]):
    type = serializers.CharField()
    line = serializers.IntegerField(allow_null=True, help_text="Line of the submitted code")
    message = serializers.CharField(required=False, help_text="Never of a hidden case")


class DetailSerializer(serializers.Serializer[Any]):
    input = serializers.CharField(required=False)
    expected = serializers.CharField(required=False)
    got = serializers.CharField(required=False)
    where = serializers.CharField(required=False)
    message = serializers.CharField(required=False)
    max_abs = serializers.FloatField(required=False, allow_null=True)
    prints = serializers.CharField(required=False)
    heatmap = serializers.DictField(required=False, allow_null=True)
    several = serializers.BooleanField(required=False, help_text="`expected` is one right answer of several")
    error = ErrorSerializer(required=False, allow_null=True)


class CaseSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    group = serializers.CharField()
    visibility = serializers.ChoiceField(choices=["public", "hidden"])
    outcome = serializers.CharField()
    detail = DetailSerializer(allow_null=True, help_text="Of a hidden case: nothing, or an error without its message.")


class GroupResultSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    visibility = serializers.ChoiceField(choices=["public", "hidden"])
    weight = serializers.FloatField()
    note = serializers.CharField()
    passed = serializers.IntegerField()
    total = serializers.IntegerField()
    score = serializers.FloatField()


class DiagnosisSerializer(serializers.Serializer[Any]):
    text = serializers.CharField()
    see = serializers.CharField(help_text="Anchor of the card's paragraph to read again")
    source = serializers.ChoiceField(choices=["known_wrong", "explainer"])  # type: ignore[assignment]  # a field of its own
    evidence = serializers.CharField()


class PointSerializer(serializers.Serializer[Any]):
    case = serializers.CharField()
    step = serializers.IntegerField()
    loss = serializers.FloatField(allow_null=True)
    metrics = serializers.DictField(child=serializers.FloatField(allow_null=True))


class ReportSerializer(serializers.Serializer[Any]):
    verdict = serializers.CharField()
    score = serializers.FloatField()
    scope = serializers.CharField()
    groups = GroupResultSerializer(many=True)
    cases = CaseSerializer(many=True)
    diagnosis = DiagnosisSerializer(allow_null=True)
    error = ErrorSerializer(allow_null=True)
    prints = serializers.CharField()
    curve = PointSerializer(many=True)
    timings = serializers.DictField(child=serializers.FloatField(), help_text="Milliseconds a phase")
    peak_memory_mb = serializers.FloatField()
    versions = serializers.DictField(child=serializers.CharField())


def shown(report: Mapping[str, Any]) -> dict[str, Any]:
    """The part of `Report.to_json()` that the learner may see."""
    return {
        **_only(report, TOP),
        "groups": [_only(group, GROUP) for group in report.get("groups", ())],
        "cases": [_case(case) for case in report.get("cases", ())],
        "diagnosis": _only(report["diagnosis"], DIAGNOSIS) if report.get("diagnosis") else None,
        "error": _only(report["error"], ERROR) if report.get("error") else None,
        "curve": [_only(point, POINT) for point in report.get("curve", ())],
    }


def _case(case: Mapping[str, Any]) -> dict[str, Any]:
    is_public = case.get("visibility") == "public"
    detail = case.get("detail")
    return {
        **_only(case, ("name", "group", "visibility", "outcome")),
        "detail": (_public_detail(detail) if is_public else _hidden_detail(detail)) if detail else None,
    }


def _public_detail(detail: Mapping[str, Any]) -> dict[str, Any]:
    return {**_only(detail, DETAIL), "error": _only(detail["error"], ERROR) if detail.get("error") else None}


def _hidden_detail(detail: Mapping[str, Any]) -> dict[str, Any] | None:
    return {"error": _only(detail["error"], ("type", "line"))} if detail.get("error") else None


def _only(data: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}
