"""What the list of referrals can be narrowed by: each stands in the address under its own name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

import schemes
from citizens.names import searched
from core.plain_text import one_line
from organisations.actors import Actor
from organisations.models import Unit
from placements.models import Assignment, Booking, Facility
from referrals.clock import clocks_of
from referrals.models import PlaceOffer, Referral

#: The longest a search is read.
MOST_WORDS: Final = 80


@dataclass(frozen=True)
class Filter:
    """One choice. ``where`` is what each of its answers asks of a referral."""

    name: str
    label: str
    choices: list[tuple[str, str]]
    where: Callable[[str], Q]


@dataclass(frozen=True)
class Narrowed:
    """What the address asks for: the filters there are, what is chosen, and what it comes to."""

    filters: list[Filter]
    #: {a filter's name: the answer chosen}.
    chosen: dict[str, str]
    words: str
    condition: Q

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen or self.words)

    @property
    def query(self) -> str:
        """The choices as the address says them, without the words: they may be a name."""
        return urlencode(sorted(self.chosen.items()))


def narrowed(actor: Actor, asked: Mapping[str, str], now: datetime) -> Narrowed:
    """Unknown names and answers in the address are passed by. One statement for the facilities."""
    filters = list(_of_sender(actor) if actor.only_sends else _of_receiver(actor, now))
    chosen = {}
    condition = Q()
    for each in filters:
        answer = asked.get(each.name, "")
        if answer in dict(each.choices):
            chosen[each.name] = answer
            condition &= each.where(answer)
    words = one_line(asked.get("q", ""))[:MOST_WORDS]
    if words:
        condition &= _sent_as(words) if actor.only_sends else _searched(words)
    return Narrowed(filters, chosen, words, condition)


def _of_receiver(actor: Actor, now: datetime) -> Iterator[Filter]:
    houses = list(Facility.objects.visible_to(actor))
    keys = list(dict.fromkeys(house.scheme for house in houses))
    if len(keys) > 1:
        names = [(key, _(schemes.get(key).versions[-1].name)) for key in keys]
        yield Filter("ordning", _("Scheme"), names, lambda key: Q(scheme=key))
    if len(houses) > 1:
        named = [(str(house.pk), house.name) for house in houses]
        yield Filter("tilbud", _("Facility"), named, lambda pk: Q(facility=int(pk)))
    yield Filter(
        "haster",
        _("Urgency"),
        [(str(key), str(label)) for key, label in Referral.Urgency.choices],
        lambda key: Q(urgency=key),
    )
    yield Filter(
        "frist",
        _("Deadline"),
        [("over", _("The answer is late"))],
        lambda _key: late_answers(actor, now),
    )
    whose = _whose(actor, [house.pk for house in houses])
    if whose:
        yield Filter(
            "hvem",
            _("Whose"),
            [(key, label) for key, (label, _condition) in whose.items()],
            lambda key: whose[key][1],
        )
    causes = _causes(now)
    yield Filter(
        "venter",
        _("Waits for"),
        [(key, label) for key, (label, _condition) in causes.items()],
        lambda key: causes[key][1],
    )


def _of_sender(actor: Actor) -> Iterator[Filter]:
    """A ward has but its own; their coordinator chooses among them."""
    if actor.units_in_sight is not None:
        return
    units = Unit.objects.filter(organisation=actor.organisation)
    named = [(str(unit.pk), unit.name) for unit in units]
    if named:
        yield Filter("afdeling", _("Ward"), named, lambda pk: Q(sender_unit=int(pk)))


def _whose(actor: Actor, houses: Sequence[int]) -> dict[str, tuple[str, Q]]:
    whose = {
        "mig": (_("Mine"), Q(assigned_to=actor.user)),
        "ingen": (_("Nobody's yet"), Q(assigned_to=None)),
    }
    if actor.sees_whole_organisation and len(houses) > 1:
        mine = Assignment.objects.facility_ids(actor)
        whose["mit"] = (_("My facility"), Q(facility__in=mine))
    return whose


def _causes(now: datetime) -> dict[str, tuple[str, Q]]:
    offers = PlaceOffer.objects.standing().filter(referral=OuterRef("pk"))
    kept = Q(hold__in=Booking.objects.in_force_at(now))
    offered = Q(Exists(offers))
    waits = Q(status=Referral.Status.ACCEPTED)
    today = timezone.localdate(now)
    return {
        "svar": (_("The citizen's answer to an offer"), waits & offered),
        "booking": (_("A place that is kept to be booked"), waits & kept & ~offered),
        "plads": (_("A place: none is kept or offered"), waits & ~kept & ~offered),
        "sengedage": (
            _("Leaving hospital: declared ready"),
            Q(ready_for_discharge_on__lte=today),
        ),
        "senere": (_("A later day, as wished"), Q(wished_on__gt=today)),
    }


def late_answers(actor: Actor, now: datetime) -> Q:
    """To be decided, and the day of its answer has passed: as ``clock_of`` says of each. What is
    published and what stands still differ from one to the next, so each is looked at."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    asked_before = Referral.objects.visible_to(actor).to_decide().filter(clock_from__lt=midnight)
    rows = asked_before.only(
        "controller_id", "scheme", "track", "rules_on", "urgency", "clock_from", "status"
    )
    clocks = clocks_of(list(rows), now)
    return Q(pk__in=[pk for pk, clock in clocks.items() if clock.is_late])


def _searched(words: str) -> Q:
    """A reference, the sender's number, or every word of a name. Never a part of a CPR number."""
    named = Q()
    for whole, parts in searched(words):
        in_parts = Q()
        for part in parts:
            in_parts &= Q(citizen__search_key__contains=f" {part}")
        named &= in_parts | Q(citizen__search_key__contains=f" {whole}")
    number = Q(reference__istartswith=words) | Q(case_number__iexact=words)
    return number | named if named else number


def _sent_as(words: str) -> Q:
    """By the sender's own case number, the reference, or the name as it was sent."""
    return (
        Q(case_number__istartswith=words)
        | Q(reference__istartswith=words)
        | Q(frozen__called__icontains=words)
    )
