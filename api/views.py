"""What all resources of the API share: bounded JSON in, problems out, pages of bounded size."""

from typing import IO, Any

from rest_framework import exceptions
from rest_framework.pagination import PageNumberPagination
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from api.problems import as_problem


class ShallowJSONParser(JSONParser):
    """JSON that does not nest too deep for the parser. REST framework bounds its length."""

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Any:
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise exceptions.ParseError("The JSON nests too deep.") from None


class Pages(PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100


class ClientRequest(Request):
    """A request that `IsAuthenticated` let through; annotation only."""

    user: User


class Resource(APIView):
    """Mixed into every view of the API."""

    parser_classes = (ShallowJSONParser,)

    def get_exception_handler(self) -> Any:
        return as_problem

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Answers depend on who asks: no shared cache may keep them."""
        final: Response = super().finalize_response(request, response, *args, **kwargs)
        final.headers.setdefault("Cache-Control", "private, no-cache")
        final.headers["Vary"] = "Accept, Authorization, Cookie"
        return final


class NoSuchResource(Resource):
    """Every other address below /api/ answers as a problem too."""

    authentication_classes = ()
    permission_classes = ()
    schema = None

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.http_method_names = [request.method.lower()]
        setattr(self, request.method.lower(), self._absent)
        return super().dispatch(request, *args, **kwargs)

    def _absent(self, *_args: Any, **_kwargs: Any) -> Response:
        raise exceptions.NotFound("There is no such resource; /api/v1/schema/ lists those there are.")
