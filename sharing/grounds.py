"""What a partner's access can rest on besides a consent: a rule of law, for whom and for how much.

Each stands with its source. Which of them fits is judged by whoever gives the access, and written
down; the list is ours, and *verify* (DOMAIN §7, ADR-0043).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Text
from sharing.purposes import Purpose
from sharing.topics import Topic

_ALL: Final = frozenset(Topic)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A legal ground: its section, what it allows in a sentence, and for which partners."""

    key: str
    #: "psykiatriloven § 13 c", as professionals cite it.
    law: str
    label: Text
    purposes: frozenset[Purpose]
    #: It covers no more than these.
    topics: frozenset[Topic] = _ALL


GROUNDS: Final = (
    Ground(
        key="psychiatry_act",
        law="psykiatriloven § 13 c",
        label=_(
            "Needed to make a discharge agreement or a coordination plan, or to see that it is "
            "kept (Psychiatry Act § 13 c)"
        ),
        purposes=frozenset({Purpose.REGION, Purpose.MUNICIPALITY, Purpose.HOME_SUPPORT}),
        topics=_ALL - {Topic.STAR},
    ),
    Ground(
        key="acting_municipality",
        law="serviceloven § 110, stk. 6–7",
        label=_("The acting municipality is told of coming and leaving (§ 110(6)–(7))"),
        purposes=frozenset({Purpose.MUNICIPALITY}),
        topics=frozenset({Topic.STAY}),
    ),
    Ground(
        key="vital_interests",
        law="databeskyttelsesforordningen art. 9, stk. 2, litra c",
        label=_("To protect life or health where the citizen cannot consent (GDPR art. 9(2)(c))"),
        purposes=frozenset(Purpose) - {Purpose.QUESTIONS_AFTER},
    ),
)


def grounds_for(purpose: str) -> list[Ground]:
    return [ground for ground in GROUNDS if purpose in ground.purposes]


def ground_of(key: str) -> Ground | None:
    return next((ground for ground in GROUNDS if ground.key == key), None)
