"""What stood before it was put right, from the history that the database keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.problems import Text
from network.models import NetworkActor, Relative, TreatmentOrder
from network.words import ActorRole, Relation

ACTOR_LABELS: Final[Mapping[str, Text]] = {
    "role": gettext_lazy("What they do"),
    "role_words": gettext_lazy("In words"),
    "name": gettext_lazy("Name"),
    "organisation": gettext_lazy("Organisation"),
    "phone": gettext_lazy("Phone"),
    "mail": gettext_lazy("E-mail"),
    "address": gettext_lazy("Address"),
    "is_key": gettext_lazy("Key person"),
    "starts_on": gettext_lazy("Since"),
}
RELATIVE_LABELS: Final[Mapping[str, Text]] = {
    "name": gettext_lazy("Name"),
    "relation": gettext_lazy("Relation"),
    "relation_words": gettext_lazy("In words"),
    "phone": gettext_lazy("Phone"),
    "mail": gettext_lazy("E-mail"),
    "may_hear": gettext_lazy("What they may hear"),
    "rings": gettext_lazy("Who rings when"),
    "is_not_contacted": gettext_lazy("Must not be contacted"),
    "not_contacted_because": gettext_lazy("Why not"),
    "birth_year": gettext_lazy("Year of birth"),
    "lives_with": gettext_lazy("Lives with"),
    "togetherness": gettext_lazy("Being together"),
}
ORDER_LABELS: Final[Mapping[str, Text]] = {
    "kind": gettext_lazy("What the order is called"),
    "starts_on": gettext_lazy("From"),
    "ends_on": gettext_lazy("No more from"),
    "reviewed_on": gettext_lazy("Latest review"),
    "if_missed": gettext_lazy("What a miss means"),
}


@dataclass(frozen=True, kw_only=True)
class Change:
    at: datetime
    label: Text
    before: str
    after: str


def changes_of(
    row: NetworkActor | Relative | TreatmentOrder, labels: Mapping[str, Text]
) -> list[Change]:
    """Field by field, the latest first. One statement."""
    history: Any = row
    versions = list(history.events.order_by("pgh_id"))
    changes = [
        Change(
            at=later.pgh_created_at,
            label=label,
            before=_in_words(name, getattr(earlier, name)),
            after=_in_words(name, getattr(later, name)),
        )
        for earlier, later in pairwise(versions)
        for name, label in labels.items()
        if getattr(earlier, name) != getattr(later, name)
    ]
    return changes[::-1]


def _in_words(name: str, value: object) -> str:
    """ "" is shown as nothing."""
    if value in (None, ""):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if name == "role":
        return str(ActorRole(str(value)).label)
    if name == "relation":
        return str(Relation(str(value)).label)
    return str(value)
