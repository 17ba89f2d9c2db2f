"""The month's sheet: the days both sides sign, with their causes and what they cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.db.models import Min

from core.acting import acting
from discharge.ledger import stretches
from discharge.models import DayPrice, Dispute, WaitingCause
from discharge.same_patient import Patient, SentReferral, also_referred, answers_first, as_sent
from organisations.actors import Actor
from referrals.models import Referral, ready_period

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SheetRow:
    """Days in a row [starts_on, ends_on) of one citizen with one cause at one price."""

    referral: Referral
    called: str
    starts_on: date
    ends_on: date
    #: "" where none is set.
    cause: str
    is_disputed: bool
    #: Kroner a day; None where no price is set.
    price: int | None
    #: The other receiver who answers for these days; "" where it is this one, and they count.
    answered_by: str = ""

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days

    @property
    def last_on(self) -> date:
        return self.ends_on - _DAY

    @property
    def kroner(self) -> int | None:
        if self.price is None or self.answered_by:
            return None
        return self.days * self.price

    @property
    def counts(self) -> bool:
        """Owed by this receiver, and disputed by nobody."""
        return not self.is_disputed and not self.answered_by

    @property
    def is_counted_apart(self) -> bool:
        return self.is_disputed and not self.answered_by


@dataclass
class Sheet:
    """Of one ward and one municipality."""

    sender: str
    receiver: str
    rows: list[SheetRow] = field(default_factory=list)

    @property
    def days(self) -> int:
        """Those that nobody disputes."""
        return sum(row.days for row in self.rows if row.counts)

    @property
    def disputed_days(self) -> int:
        return sum(row.days for row in self.rows if row.is_counted_apart)

    @property
    def kroner(self) -> int:
        return sum(row.kroner or 0 for row in self.rows if row.counts)

    @property
    def disputed_kroner(self) -> int:
        return sum(row.kroner or 0 for row in self.rows if row.is_counted_apart)

    @property
    def days_elsewhere(self) -> int:
        """Waited by these patients, and owed by another receiver."""
        return sum(row.days for row in self.rows if row.answered_by)

    @property
    def lacks_price(self) -> bool:
        return any(row.price is None and not row.answered_by for row in self.rows)


def month_of(year: int, month: int) -> tuple[date, date]:
    """[first day, first day of the next month)."""
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1)


def first_declared(actor: Actor) -> date | None:
    """The earliest day that somebody in the actor's sight is declared ready from."""
    declared = Referral.objects.visible_to(actor).order_by()
    earliest: date | None = declared.aggregate(day=Min("ready_for_discharge_on"))["day"]
    return earliest


def sheets_of(actor: Actor, first: date, end: date, today: date) -> list[Sheet]:
    """A sheet for each pair of ward and municipality whose referrals the actor sees, with the days
    of [first, end) so far. A citizen's day is owed once, also with two referrals: by the one that
    was declared first, whether or not the actor sees that one; and of two receivers by the one who
    answers for it (``same_patient``), which the other's sheet names.
    """
    visible = Referral.objects.visible_to(actor).filter(ready_for_discharge_on__lt=end)
    sheets: dict[tuple[int, int, int | None], Sheet] = {}
    for row in rows_of(as_sent(visible), first, end, today):
        referral = row.referral
        key = (referral.controller_id, referral.sender_id, referral.sender_unit_id)
        sheet = sheets.setdefault(
            key, Sheet(sender=referral.sent_from, receiver=referral.controller.name)
        )
        sheet.rows.append(row)
    return sorted(sheets.values(), key=lambda sheet: (sheet.receiver, sheet.sender))


def rows_of(seen: Sequence[SentReferral], first: date, end: date, today: date) -> list[SheetRow]:
    """The days of referrals in sight, each read as its receiver."""
    if not seen:
        return []
    every = [*seen, *also_referred(seen, end)]
    patients = {row.pk: row.patient for row in every}
    in_sight = {row.pk for row in seen}
    with acting(*{row.controller_id for row in every}):
        rows = _rows(_waiting(patients, first, end), patients, first, end, today)
        return sorted(
            (row for row in rows if row.referral.pk in in_sight),
            key=lambda row: (row.referral.ready_for_discharge_on, row.referral.pk, row.starts_on),
        )


def _waiting(of: Iterable[int], first: date, end: date) -> list[Referral]:
    """All referrals, declared before the month's end and not over before it, of the citizens; in
    the order in which they answer for a day."""
    citizens = Referral.objects.filter(pk__in=list(of)).order_by().values("citizen")
    rows = Referral.objects.filter(citizen__in=citizens, ready_for_discharge_on__lt=end)
    waiting = (
        rows.exclude(stay__moved_in_on__lte=first)
        .exclude(withdrawn_at__date__lte=first)
        .exclude(closed_at__date__lte=first)
        .select_related("citizen", "controller", "sender", "sender_unit", "stay", "decision")
    )
    return sorted(waiting, key=answers_first)


def _rows(
    referrals: Sequence[Referral],
    patients: Mapping[int, Patient | None],
    first: date,
    end: date,
    today: date,
) -> Iterator[SheetRow]:
    causes: dict[int, list[WaitingCause]] = defaultdict(list)
    for cause in WaitingCause.objects.filter(referral__in=referrals):
        causes[cause.referral_id].append(cause)
    disputed = set(
        Dispute.objects.standing()
        .filter(referral__in=referrals)
        .values_list("referral_id", flat=True)
    )
    prices = _prices({referral.controller_id for referral in referrals})
    people = _people(referrals, patients)
    taken: dict[int, dict[date, Referral]] = defaultdict(dict)
    for referral in referrals:
        period = ready_period(referral, today)
        if period is None:
            continue
        clipped = max(period[0], first), min(period[1], end)
        if clipped[0] >= clipped[1]:
            continue
        days = taken[people[referral.citizen_id]]
        in_force = prices[referral.controller_id]
        for run in _runs(referral, clipped, causes[referral.pk], days, in_force):
            yield SheetRow(
                referral=referral,
                called=referral.citizen.called,
                starts_on=run.starts_on,
                ends_on=run.ends_on,
                cause=run.cause,
                is_disputed=referral.pk in disputed,
                price=run.price,
                answered_by=run.answered_by,
            )


def _people(
    referrals: Sequence[Referral], patients: Mapping[int, Patient | None]
) -> dict[int, int]:
    """By the citizen's id, one id for all registrations of the same patient."""
    people: dict[int, int] = {}
    of_patient: dict[Patient, int] = {}
    for referral in referrals:
        patient = patients.get(referral.pk)
        person = people.get(referral.citizen_id, referral.citizen_id)
        if patient is not None:
            person = of_patient.setdefault(patient, person)
        people[referral.citizen_id] = person
    return people


@dataclass(frozen=True)
class _Run:
    """Days in a row that have all else in common."""

    starts_on: date
    ends_on: date
    cause: str
    price: int | None
    answered_by: str

    def goes_on(self, day: date, cause: str, price: int | None, answered_by: str) -> bool:
        same = (self.cause, self.price, self.answered_by) == (cause, price, answered_by)
        return same and self.ends_on == day


def _runs(
    referral: Referral,
    period: tuple[date, date],
    causes: Sequence[WaitingCause],
    taken: dict[date, Referral],
    prices: Sequence[DayPrice],
) -> Iterator[_Run]:
    """Days taken by another referral of the same receiver are left out, those of another receiver
    said to be its; the others are taken."""
    run: _Run | None = None
    for stretch in stretches(period, causes):
        for n in range(stretch.days):
            day = stretch.starts_on + timedelta(days=n)
            holder = taken.setdefault(day, referral)
            if holder is not referral and holder.controller_id == referral.controller_id:
                continue
            answered_by = "" if holder is referral else holder.controller.name
            price = price_on(day, prices)
            if run and run.goes_on(day, stretch.label, price, answered_by):
                run = replace(run, ends_on=day + _DAY)
                continue
            if run:
                yield run
            run = _Run(day, day + _DAY, stretch.label, price, answered_by)
    if run:
        yield run


def _prices(controllers: Iterable[int]) -> Mapping[int, list[DayPrice]]:
    prices: dict[int, list[DayPrice]] = defaultdict(list)
    for price in DayPrice.objects.filter(controller__in=list(controllers)):
        prices[price.controller_id].append(price)
    return prices


def price_on(day: date, prices: Iterable[DayPrice]) -> int | None:
    """Kroner that day, of prices with the latest first; None where none is in force."""
    return next((price.kroner for price in prices if price.starts_on <= day), None)
