"""Who sets up who is told, and what the pages are called. One's own needs no permission."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from organisations.roles import Permission
from organisations.verb_rules import VerbRule


class Verb(StrEnum):
    SET_TIME_AWAY = "set_time_away"
    SET_ESCALATION = "set_escalation"


RULES: Final[dict[Verb, VerbRule]] = {
    Verb.SET_TIME_AWAY: VerbRule(
        permissions=(Permission.SET_ABSENCES,), label=_("Write an absence"), address="set_time_away"
    ),
    Verb.SET_ESCALATION: VerbRule(
        permissions=(Permission.RUN_HOUSES,),
        label=_("When the leader hears of what is overdue"),
        address="set_escalation",
    ),
}
