"""What may be done in management supervision, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from organisations.roles import Permission
from organisations.verb_rules import VerbRule


class Verb(StrEnum):
    DRAW = "draw"
    JUDGE = "judge"
    CONCLUDE = "conclude"


RULES: Final[dict[Verb, VerbRule]] = {
    Verb.DRAW: VerbRule(
        permissions=(Permission.SUPERVISE,), label=_("Draw a sample"), address="draw_sample"
    ),
    Verb.JUDGE: VerbRule(
        permissions=(Permission.SUPERVISE,), label=_("Judge the case"), address="sampled_case"
    ),
    Verb.CONCLUDE: VerbRule(
        permissions=(Permission.SUPERVISE,),
        label=_("Write what is to be done"),
        address="conclude_sample",
    ),
}
