"""A view for clients: it knows who calls."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.views import APIView

from interop.oauth import Caller
from interop.scopes import Scope
from organisations.actors import Actor


class ClientView(APIView):
    """``scopes`` says what each method needs (``access.HasScope``)."""

    scopes: ClassVar[dict[str, Scope]] = {}
    request: Request

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Counted first, so that a call refused for its scope counts too, and is told the rest."""
        self.perform_authentication(request)
        super().check_throttles(request)
        super().initial(request, *args, **kwargs)

    def check_throttles(self, request: Request) -> None:
        """Done in ``initial``."""

    @property
    def caller(self) -> Caller:
        caller: Any = self.request.auth
        assert isinstance(caller, Caller)
        return caller

    @property
    def actor(self) -> Actor:
        return self.caller.actor
