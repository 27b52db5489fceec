"""POST token/ (log in), DELETE token/ (log out)"""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from drf_spectacular.utils import OpenApiResponse, extend_schema
from knox.auth import TokenAuthentication
from knox.models import AuthToken
from rest_framework import exceptions, permissions, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle

from accounts.models import User
from api.documented import problems
from api.views import Resource


class CredentialsSerializer(serializers.Serializer[Any]):
    username = serializers.CharField(max_length=254)
    password = serializers.CharField(max_length=1000, trim_whitespace=False, style={"input_type": "password"})
    code = serializers.CharField(
        max_length=40, required=False, help_text="Of the authenticator app or a recovery code, where one is set up."
    )


class TokenSerializer(serializers.Serializer[Any]):
    token = serializers.CharField(help_text="Send it as `Authorization: Token …`. It is shown this once.")
    expiry = serializers.DateTimeField(allow_null=True)


class AddressThrottle(SimpleRateThrottle):
    """So many tries a minute from one address."""

    scope = "token"

    def get_cache_key(self, request: Request, _view: Any) -> str:
        return self.cache_format % {"scope": "token-address", "ident": get_adapter().get_client_ip(request)}


class AccountThrottle(SimpleRateThrottle):
    """So many tries a minute on one account, wherever they come from."""

    scope = "token"

    def get_cache_key(self, request: Request, _view: Any) -> str | None:
        username = request.data.get("username") if isinstance(request.data, dict) else None
        if not isinstance(username, str):
            return None
        return self.cache_format % {"scope": "token-account", "ident": username[:254].casefold().encode().hex()}


class TokenView(Resource):
    permission_classes = (permissions.AllowAny,)

    def get_authenticators(self) -> list[Any]:
        """Logging in reads no token and no session; logging out needs the token itself."""
        is_login = self.request is not None and self.request.method == "POST"
        return [] if is_login else [TokenAuthentication()]

    def get_throttles(self) -> list[Any]:
        return [AddressThrottle(), AccountThrottle()] if self.request.method == "POST" else []

    @extend_schema(
        summary="Log in: a token for a username and a password",
        request=CredentialsSerializer,
        responses={200: TokenSerializer, **problems(400, 403, 429)},
        auth=[],
    )
    def post(self, request: Request) -> Response:
        form = CredentialsSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        sent = form.validated_data
        user = authenticate(request._request, username=sent["username"], password=sent["password"])  # noqa: SLF001 backends need Django's own request
        if not isinstance(user, User):
            raise exceptions.PermissionDenied("No account with this username and password.")
        _check_second_factor(user, sent.get("code", ""))
        issued, token = AuthToken.objects.create(user)
        return Response(TokenSerializer({"token": token, "expiry": issued.expiry}).data)

    @extend_schema(
        summary="Log out: the token that is sent stops to work",
        request=None,
        responses={204: OpenApiResponse(description="Gone"), **problems(401)},
    )
    def delete(self, request: Request) -> Response:
        if not isinstance(request.auth, AuthToken):
            raise exceptions.NotAuthenticated
        request.auth.delete()
        return Response(status=status.HTTP_204_NO_CONTENT)


def _check_second_factor(user: User, code: str) -> None:
    """A password alone opens no account that has a second factor."""
    factors = list(Authenticator.objects.filter(user=user))
    if not factors:
        return
    codes = [factor for factor in factors if factor.type != Authenticator.Type.WEBAUTHN]
    if not code or not any(factor.wrap().validate_code(code) for factor in codes):
        raise exceptions.PermissionDenied("This account has a second factor: send a valid `code` too.")
