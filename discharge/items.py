"""What a discharge agreement or a coordination plan is made of.

The list is DOMAIN.md §4's, read from Psychiatry Act §§ 13 a–13 c. *Verify*: the items, who writes
each, and which § 13 c lets the two sides share where the citizen's consent is not there. It is
changed here; an agreement keeps the texts of an item that is no longer asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from discharge.sides import BOTH, Side

SOURCE: Final = "Psykiatriloven §§ 13 a–13 c"


@dataclass(frozen=True, kw_only=True)
class Item:
    key: str
    label: Lazy
    help: Lazy
    #: Whose it is to write.
    written_by: frozenset[Side]
    #: § 13 c: may be shared without consent, as far as the agreement or the plan needs it.
    without_consent: bool


ITEMS: Final = (
    Item(
        key="parties",
        label=_("Who is part of it, and how they are reached"),
        help=_("Ward, municipality, facility, key worker, doctor: name and phone of each."),
        written_by=BOTH,
        without_consent=True,
    ),
    Item(
        key="medicine",
        label=_("Medicine, and who handles it"),
        help=_("What is taken, who hands it out, who fetches it, who looks at it next."),
        written_by=frozenset({Side.SENDER}),
        without_consent=True,
    ),
    Item(
        key="reaction",
        label=_("Who reacts to a relapse or when the citizen does not come, and how"),
        help=_("Signs to look for, whom to ring by day and by night, and what then happens."),
        written_by=BOTH,
        without_consent=True,
    ),
    Item(
        key="appointments",
        label=_("Follow-up appointments"),
        help=_("Where, when and with whom, and who goes along."),
        written_by=frozenset({Side.SENDER}),
        without_consent=True,
    ),
    Item(
        key="support",
        label=_("The social support that is agreed"),
        help=_("Which support, from whom, from which day and how often."),
        written_by=frozenset({Side.RECEIVER}),
        without_consent=False,
    ),
    Item(
        key="evaluation",
        label=_("When it is evaluated, and when it ends"),
        help=_("The day it is looked at again, who calls the meeting, and what ends it."),
        written_by=BOTH,
        without_consent=False,
    ),
)
BY_KEY: Final = {item.key: item for item in ITEMS}
