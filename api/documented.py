"""Which problems an operation documents in the OpenAPI schema."""

from drf_spectacular.utils import OpenApiResponse

from api.problems import CONTENT_TYPE, ProblemSerializer

MEANINGS = {
    400: "The input is at fault; `errors` tells which field.",
    401: "No token, or one that is wrong or expired.",
    403: "Not allowed.",
    404: "There is no such thing, or it is not yours.",
    413: "Too large.",
    429: "Too often; try again after the seconds in Retry-After.",
}


def problems(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """For `extend_schema(responses=…)`."""
    return {(status, CONTENT_TYPE): OpenApiResponse(ProblemSerializer, MEANINGS[status]) for status in statuses}
