"""Who brings in what other systems knew, and what the buttons say."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from organisations.roles import Permission
from organisations.verb_rules import VerbRule


class Verb(StrEnum):
    SEND_FILE = "send_file"
    CHECK_AGAIN = "check_again"
    BRING_IN = "bring_in"
    DISCARD = "discard"


_WHO: Final = (Permission.BRING_IN_HISTORY,)

RULES: Final[dict[Verb, VerbRule]] = {
    Verb.SEND_FILE: VerbRule(permissions=_WHO, label=_("Check the file"), address="send_file"),
    Verb.CHECK_AGAIN: VerbRule(permissions=_WHO, label=_("Check again"), address="check_again"),
    Verb.BRING_IN: VerbRule(permissions=_WHO, label=_("Bring it in"), address="bring_in"),
    Verb.DISCARD: VerbRule(
        permissions=_WHO, label=_("Delete the file now"), address="discard_file"
    ),
}
