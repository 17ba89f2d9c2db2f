"""Is it up? For a partner's own watch; it says nothing that is not the same for everybody."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from interop.rest.throttling import PerAddress

#: No scheme: whoever asks is answered.
_OPEN: Any = [{}]


class StatusOut(serializers.Serializer[Any]):
    status = serializers.CharField(
        help_text=_("“up”: calls are answered. Anything else comes as 503.")
    )
    version = serializers.CharField(help_text=_("Of the API."))
    time = serializers.DateTimeField(help_text=_("Here, by which “today” is judged."))


class Status(APIView):
    """Open to everybody, and slowed down by address."""

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = (PerAddress,)

    @extend_schema(
        operation_id="read_status",
        summary=_("Is it up?"),
        description=_("Needs no token. Ask once a minute rather than once a second."),
        tags=["status"],
        auth=_OPEN,
        responses={200: StatusOut},
    )
    def get(self, _request: Request) -> Response:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        version = settings.SPECTACULAR_SETTINGS["VERSION"]
        state = {"status": "up", "version": version, "time": timezone.localtime()}
        return Response(StatusOut(state).data)
