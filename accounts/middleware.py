from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme


class ChosenLanguage:
    """The language a person has set in their account goes before the cookie's and the browser's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES  # nobody else's request costs a look for an account
        chosen = getattr(request.user, "language", "") if signed_in else ""
        if chosen in dict(settings.LANGUAGES):
            translation.activate(chosen)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class SignIn(LoginRequiredMiddleware):
    """To the sign-in page and back to where the person was; a script is told so and shows it itself."""

    def handle_no_permission(  # type: ignore[override]  # Django's own answer is a redirect; any answer will do
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if request.headers.get("HX-Request") or request.content_type == "application/json":
            return HttpResponse(status=401)
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        return redirect_to_login(_came_from(request))


def _came_from(request: HttpRequest) -> str:
    """The page whose form was sent: after the sign-in nobody is led to an address that only takes forms."""
    said = request.headers.get("Referer", "")
    known = url_has_allowed_host_and_scheme(said, {request.get_host()}, require_https=request.is_secure())
    return said.removeprefix(f"{request.scheme}://{request.get_host()}") if known else "/"
