"""What the key worker is told of consents, once: that one runs out, and that the citizen wanted to
be asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from audit.kinds import Kind
from audit.services import Fact, record_many
from organisations.actors import Actor
from organisations.models import Organisation
from placements.models import Stay
from schemes.consents import TOLD_BEFORE
from sharing.events import SharingEvent
from sharing.models import Consent
from sharing.models.consent import ALLOWING
from sharing.services.answers import what_of


@dataclass(frozen=True)
class _Told:
    """A consent, told of at the stay in which somebody can act on it."""

    controller_id: int
    citizen_id: int
    stay_id: int

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id, "stay_id": self.stay_id}


def due(controllers: Iterable[int], today: date) -> QuerySet[Consent]:
    """Consents of which something is to be told by now."""
    return Consent.objects.filter(controller__in=list(controllers)).filter(
        _running_out(today) | _to_ask(today), citizen__died_on=None
    )


@transaction.atomic
def tell_of_consents(*, organisation: Organisation, now: datetime) -> int:
    """Two statements and an event for each, whoever else looks at the same time; returns how many
    were told of."""
    today = timezone.localdate(now)
    ends = _tell(
        organisation,
        _running_out(today),
        "told_of_end_at",
        SharingEvent.RUNS_OUT,
        lambda consent: {"until": consent.last_day},
        now,
    )
    asks = _tell(
        organisation,
        _to_ask(today),
        "told_to_ask_at",
        SharingEvent.ASK_AGAIN,
        lambda consent: {"on": consent.ask_again_on},
        now,
    )
    return ends + asks


def _running_out(today: date) -> Q:
    """Those that hold still, soon no more, and of whose end nobody was told. What ran out while
    nothing ran is told of late and not left out."""
    soon = today + TOLD_BEFORE
    return Q(ended_at=None, told_of_end_at=None, answer__in=ALLOWING, ends_on__lte=soon)


def _to_ask(today: date) -> Q:
    return Q(ended_at=None, told_to_ask_at=None, ask_again_on__lte=today)


def _tell(
    organisation: Organisation,
    which: Q,
    told_at: str,
    kind: Kind,
    facts: Callable[[Consent], dict[str, Fact]],
    now: datetime,
) -> int:
    open_stay = Stay.objects.filter(
        citizen=OuterRef("citizen"),
        controller=OuterRef("controller"),
        status__in=[Stay.Status.PLANNED, Stay.Status.HERE],
    ).order_by(F("moved_in_on").desc(nulls_last=True), "-pk")
    rows: QuerySet[Any] = (
        Consent.objects.filter(which, controller=organisation, citizen__died_on=None)
        .select_for_update(skip_locked=True, of=("self",))
        .annotate(told_at_stay=Coalesce(Subquery(open_stay.values("pk")[:1]), F("stay")))
        .order_by("pk")
    )
    consents = list(rows)
    if not consents:
        return 0
    Consent.objects.filter(pk__in=[each.pk for each in consents]).update(**{told_at: now})
    record_many(
        (
            (
                _Told(each.controller_id, each.citizen_id, each.told_at_stay),
                {"what": what_of(each)} | facts(each),
            )
            for each in consents
        ),
        kind,
        by=Actor.system(organisation),
        at=now,
    )
    return len(consents)
