from typing import Any
from zoneinfo import ZoneInfo

from allauth.account.decorators import reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings as site
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.export import export
from accounts.forms import Goodbye, Settings
from accounts.leaving import LastAdmin, leave, may_leave
from accounts.requests import LearnerRequest, PageRequest
from accounts.zones import zones

YEAR_S = 31_536_000


@require_http_methods(["GET", "HEAD", "POST"])
def account_settings(request: LearnerRequest) -> HttpResponse:
    """Name, time zone, day boundary, language; and the way to everything else about the account."""
    form = Settings(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        translation.activate(request.user.language or translation.get_language() or site.LANGUAGE_CODE)
        messages.success(request, gettext("Saved."))
        return redirect("account_settings")
    request.user.refresh_from_db()  # a refused form has written into it
    return render(request, "accounts/settings.html", {"form": form, **_state(request)})


def _state(request: LearnerRequest) -> dict[str, Any]:
    user = request.user
    zone = ZoneInfo(user.timezone if user.timezone in zones() else "UTC")
    return {"local_now": timezone.now().astimezone(zone), "mfa_on": is_mfa_enabled(user), "may_leave": may_leave(user)}


@require_safe
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth ships no types
def account_data(request: LearnerRequest) -> HttpResponse:
    """What the export holds, and the button for it."""
    return render(request, "accounts/data.html")


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth ships no types
def account_export(request: LearnerRequest) -> FileResponse:
    """Everything stored about this person, as a ZIP."""
    now = timezone.now()
    name = f"chainrule-{request.user.username}-{now:%Y-%m-%d}.zip"
    response = FileResponse(
        export(request.user, now), as_attachment=True, filename=name, content_type="application/zip"
    )
    response["Cache-Control"] = "no-store"
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth ships no types
def account_delete(request: LearnerRequest) -> HttpResponse:
    """What goes and what stays, and the last question."""
    form = Goodbye(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            leave(request.user)
        except LastAdmin:
            return redirect("account_delete")
        logout(request)
        messages.success(request, gettext("Your account is deleted. Thank you for having been here."))
        return redirect("front")
    status = 400 if form.errors else 200
    return render(request, "accounts/delete.html", {"form": form, "may_leave": may_leave(request.user)}, status=status)


@login_not_required
@require_POST
def language(request: PageRequest) -> HttpResponse:
    """Remember a language, in a cookie and in the account of who has one, and go back."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    chosen = request.POST.get("language", "")
    if chosen in dict(site.LANGUAGES):
        response.set_cookie(
            site.LANGUAGE_COOKIE_NAME, chosen, max_age=YEAR_S, samesite="Lax", secure=request.is_secure(), httponly=True
        )
        if request.user.is_authenticated:
            request.user.language = chosen
            request.user.save(update_fields=["language"])
    return response
