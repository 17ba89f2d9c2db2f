"""Who calls, and whether the token's scope allows it. Sessions and cookies count for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from interop.oauth import Caller
from interop.scopes import Scope

if TYPE_CHECKING:
    from rest_framework.views import APIView


class BearerToken(BaseAuthentication):
    """What ``acts_for_client`` made of the header, before this transaction began."""

    def authenticate(self, request: Request) -> tuple[AnonymousUser, Caller] | None:
        if "Authorization" not in request.headers:
            return None
        caller: Caller | None = getattr(request._request, "caller", None)
        if caller is None:
            raise AuthenticationFailed(
                _("The token is unknown, expired or revoked. Fetch a new one."),
                code="invalid_token",
            )
        return AnonymousUser(), caller

    def authenticate_header(self, request: Request) -> str:
        sent = "Authorization" in request.headers
        return 'Bearer realm="flexplads"' + (', error="invalid_token"' if sent else "")


class InsufficientScope(PermissionDenied):
    """With the scope it takes, for a machine too (RFC 6750 § 3.1)."""

    def __init__(self, scope: Scope) -> None:
        words = _("The token lacks the scope %(scope)s.") % {"scope": scope.value}
        super().__init__(words, code="insufficient_scope")
        # DRF's handler sends this as WWW-Authenticate, whatever the status.
        self.auth_header = (
            f'Bearer realm="flexplads", error="insufficient_scope", scope="{scope.value}"'
        )


class HasScope(BasePermission):
    """The view says per method which scope it needs; a method it does not know needs none."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        caller: Any = request.auth
        if caller is None:
            return False
        scopes: dict[str, Scope] = getattr(view, "scopes", {})
        method = "GET" if request.method == "HEAD" else request.method or ""
        wanted = scopes.get(method)
        if wanted is not None and wanted not in caller.scopes:
            raise InsufficientScope(wanted)
        return True
