"""What stands around every page: the rail, the organisation, the roles one can switch between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.problems import Text
from core.unsent import UnsentForm
from organisations.actors import Actor
from organisations.roles import Permission


@dataclass(frozen=True)
class RailItem:
    url_name: str
    label: Text
    icon: str
    #: One of these; () for everybody.
    needs: tuple[Permission, ...] = ()


RAIL = (
    RailItem("my_day", _("My day"), "home"),
    RailItem("referrals", _("Referrals"), "assignment", (Permission.SEE_REFERRALS,)),
    RailItem("board", _("Places"), "calendar-month", (Permission.SEE_PLACES,)),
    RailItem("citizens", _("Citizens"), "persons", (Permission.SEE_CITIZENS,)),
    RailItem("contacts", _("Contacts"), "contact-card", (Permission.SEE_CONTACTS,)),
    RailItem("overview", _("Overview"), "analytics", (Permission.SEE_FIGURES,)),
    # Who has places, and who may ask for one. Night staff have it among the six of a phone's bar.
    RailItem("tonight", _("Tonight"), "time", (Permission.SEE_PLACES, Permission.REFER)),
    RailItem("house_life", _("The house"), "business", (Permission.SEE_HOUSE,)),
    RailItem("shifts", _("Shifts"), "list-check", (Permission.TAKE_SHIFTS,)),
    RailItem("administration", _("Administration"), "settings", (Permission.ADMINISTER,)),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Template context of the frame. ``section`` in a page's context marks the rail's item."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"actor": None, "rail": (), "is_local": settings.IS_LOCAL}
    return {
        "actor": actor,
        "rail": [
            item
            for item in RAIL
            if not item.needs or any(actor.may(wanted) for wanted in item.needs)
        ],
        "memberships": getattr(request, "memberships", ()),
        "is_local": settings.IS_LOCAL,
        # On the answer to a POST the language can be changed without losing what was typed.
        "unsent": UnsentForm.of(request) if request.method == "POST" else None,
        "session_limits": {
            "idle": settings.SESSION_COOKIE_AGE,
            "hours": settings.SESSION_LONGEST // 3600,
        },
    }
