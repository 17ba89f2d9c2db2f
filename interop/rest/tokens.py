"""Where a client fetches its token, and gives it back. Errors here are OAuth's own (RFC 6749)."""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar, Final

from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from oauth2_provider.oauth2_backends import get_oauthlib_core
from rest_framework import serializers
from rest_framework.parsers import FormParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.checks import is_plain
from interop.oauth import KNOWN_CLIENT
from interop.rest.credentials import InvalidRequest, client_of, credentials_of
from interop.rest.fields import PLAIN, Text
from interop.scopes import Scope

TAG = "token"


#: What RFC 6749 lets ids, secrets and tokens consist of (appendix A, VSCHAR).
VSCHAR: Final = "^[ -~]+$"
_ONE_SCOPE: Final = "|".join(Scope.values)


class Form(serializers.Serializer[Any]):
    """Other names are passed over (RFC 6749 § 3.2); none stands twice."""

    conditions: ClassVar[dict[str, Any]] = {
        "additionalProperties": {"type": "string", "pattern": PLAIN},
        "propertyNames": {"pattern": PLAIN},
    }


class TokenIn(Form):
    """Whose token, and what for."""

    grant_type = serializers.ChoiceField(choices=["client_credentials"])
    scope = Text(
        required=False,
        pattern=f"^({_ONE_SCOPE})( ({_ONE_SCOPE}))*$",
        # Not with %: that would settle the language when the module is read.
        help_text=format_lazy(
            _("Scopes with blanks between them; all of the client's if left out. They are: {all}"),
            all=", ".join(Scope.values),
        ),
    )
    client_id = Text(
        required=False, pattern=VSCHAR, help_text=_("Where the client does not send HTTP Basic.")
    )
    client_secret = Text(required=False, pattern=VSCHAR)


class TokenOut(serializers.Serializer[Any]):
    access_token = serializers.CharField()
    expires_in = serializers.IntegerField(help_text=_("Seconds."))
    token_type = serializers.ChoiceField(choices=["Bearer"])
    scope = serializers.CharField()


class OAuthError(serializers.Serializer[Any]):
    error = serializers.CharField(help_text=_("A code of RFC 6749 § 5.2."))
    error_description = serializers.CharField(required=False)


class RevokeIn(Form):
    """Which token."""

    token = Text(pattern=VSCHAR)
    client_id = Text(required=False, pattern=VSCHAR)
    client_secret = Text(required=False, pattern=VSCHAR)


class FromClient(APIView):
    """Opened by the client's secret, not by a token."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()  # ``client_of`` counts, once it knows what is a guess
    parser_classes = (FormParser,)


#: HTTP Basic, or id and secret in the body.
_BY_SECRET: Any = [{"client": []}, {}]
_REFUSED = {
    400: OpenApiResponse(OAuthError, description=_("Asked for what is not given.")),
    401: OpenApiResponse(OAuthError, description=_("Unknown client or wrong secret.")),
}


class Token(FromClient):
    @extend_schema(
        operation_id="fetch_token",
        summary=_("Fetch a token"),
        description=_(
            "OAuth 2 client credentials. Send the client's id and secret as HTTP Basic. The token "
            "lasts an hour; fetch a new one then, there is none to refresh."
        ),
        tags=[TAG],
        auth=_BY_SECRET,
        request={"application/x-www-form-urlencoded": TokenIn},
        responses={200: TokenOut, **_REFUSED},
    )
    def post(self, request: Request) -> Response:
        if problem := _identify(request):
            return problem
        _url, headers, body, status = get_oauthlib_core().create_token_response(request._request)
        return _answer(body, status, headers)


class RevokedToken(FromClient):
    @extend_schema(
        operation_id="revoke_token",
        summary=_("Give a token back"),
        description=_("It opens nothing any more (RFC 7009). An unknown token is no error."),
        tags=[TAG],
        auth=_BY_SECRET,
        request={"application/x-www-form-urlencoded": RevokeIn},
        responses={200: OpenApiResponse(description=_("It is gone.")), **_REFUSED},
    )
    def post(self, request: Request) -> Response:
        if problem := _identify(request):
            return problem
        body: Any = request.data
        if not re.fullmatch(VSCHAR, str(body.get("token", ""))):
            return Response({"error": "invalid_request"}, status=400)
        core = get_oauthlib_core()
        _url, headers, body, status = core.create_revocation_response(request._request)
        return _answer(body, status, headers)


def _identify(request: Request) -> Response | None:
    """Say to the library whose request it is; or what it would stumble over: no text, parameters
    of the address, and one said twice."""
    body: Any = request.data
    given = [*body.keys(), *body.values()]
    foul = not all(isinstance(text, str) and is_plain(text) for text in given)
    no_form = not isinstance(body, QueryDict)  # no body, and none said to come
    twice = no_form or any(len(values) > 1 for _name, values in body.lists())
    try:
        if foul or twice or request.query_params or "resource" in body:
            raise InvalidRequest
        credentials = credentials_of(request)
    except InvalidRequest:
        return Response({"error": "invalid_request"}, status=400)
    client = client_of(request, credentials) if credentials else None
    if client is None:
        return Response(
            {"error": "invalid_client"},
            status=401,
            headers={"WWW-Authenticate": 'Basic realm="flexplads", charset="UTF-8"'},
        )
    request._request.META[KNOWN_CLIENT] = client
    return None


def _answer(body: str | None, status: int, headers: dict[str, str]) -> Response:
    kept = {"Pragma": headers["Pragma"]} if "Pragma" in headers else {}
    return Response(json.loads(body) if body else None, status=status, headers=kept)
