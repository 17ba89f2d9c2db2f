"""Who comes to see a house before moving in, on one day: told beside the board's houses, in the
statement that asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from citizens.models import Citizen
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Facility, Stay, TrialVisit

_KEPT_AS: Final = "visitors"


@dataclass(frozen=True)
class DayVisitor:
    stay_id: int
    citizen_id: int
    called: str
    #: What is shown; None: the house.
    place_id: int | None
    where: str
    #: "10.00–12.00", or "".
    hours: str

    @property
    def in_words(self) -> str:
        return " ".join(filter(None, (_("Visit"), self.hours))) + f": {self.called}"


def visitors_on(actor: Actor, day: date) -> dict[str, ArraySubquery]:
    """To annotate houses with; nothing for those who see no citizens."""
    if not actor.may(Permission.SEE_CITIZENS):
        return {}
    visits = (
        TrialVisit.objects.expected()
        .filter(on=day, stay__facility=OuterRef("pk"), stay__in=Stay.objects.visible_to(actor))
        .order_by("from_time", "pk")
    )
    facts = JSONObject(
        stay="stay_id",
        citizen="stay__citizen_id",
        name="stay__citizen__name",
        alias="stay__citizen__alias",
        place="place_id",
        place_name="place__name",
        starts="from_time",
        ends="until_time",
    )
    return {_KEPT_AS: ArraySubquery(visits.values_list(facts))}


def visitors_of(houses: Iterable[Facility]) -> list[DayVisitor]:
    return [
        _visitor(house, facts) for house in houses for facts in getattr(house, _KEPT_AS, None) or ()
    ]


def _visitor(house: Facility, facts: dict[str, Any]) -> DayVisitor:
    called = Citizen(name=facts["name"], alias=facts["alias"]).called
    times = (facts[end][:5].replace(":", ".") for end in ("starts", "ends") if facts[end])
    return DayVisitor(
        stay_id=facts["stay"],
        citizen_id=facts["citizen"],
        called=called,
        place_id=facts["place"],
        where=facts["place_name"] or house.name,
        hours="–".join(times),
    )
