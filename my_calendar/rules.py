"""Who closes a house to appointments, and what the buttons say."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from organisations.roles import Permission
from organisations.verb_rules import VerbRule


class Verb(StrEnum):
    ADD_CLOSING = "add_closing"
    REMOVE_CLOSING = "remove_closing"


RULES: Final[dict[Verb, VerbRule]] = {
    Verb.ADD_CLOSING: VerbRule(
        permissions=(Permission.RUN_HOUSES,), label=_("Add closing days"), address="closing_days"
    ),
    Verb.REMOVE_CLOSING: VerbRule(
        permissions=(Permission.RUN_HOUSES,),
        label=_("Remove the closing days"),
        address="remove_closing_days",
    ),
}
