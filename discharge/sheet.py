"""The month's sheet: the days both sides sign, with their causes and what they cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Min

from core.acting import acting
from discharge.ledger import stretches
from discharge.models import DayPrice, Dispute, WaitingCause
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

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days

    @property
    def last_on(self) -> date:
        return self.ends_on - _DAY

    @property
    def kroner(self) -> int | None:
        return None if self.price is None else self.days * self.price


@dataclass
class Sheet:
    """Of one ward and one municipality."""

    sender: str
    receiver: str
    rows: list[SheetRow] = field(default_factory=list)

    @property
    def days(self) -> int:
        """Those that nobody disputes."""
        return sum(row.days for row in self.rows if not row.is_disputed)

    @property
    def disputed_days(self) -> int:
        return sum(row.days for row in self.rows if row.is_disputed)

    @property
    def kroner(self) -> int:
        return sum(row.kroner or 0 for row in self.rows if not row.is_disputed)

    @property
    def disputed_kroner(self) -> int:
        return sum(row.kroner or 0 for row in self.rows if row.is_disputed)

    @property
    def lacks_price(self) -> bool:
        return any(row.price is None for row in self.rows)


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
    of [first, end) so far. A citizen's day is counted once, also with two referrals: by the one
    that was declared first, whether or not the actor sees that one.
    """
    visible = Referral.objects.visible_to(actor).filter(ready_for_discharge_on__lt=end)
    seen = dict(visible.order_by().values_list("pk", "controller_id"))
    if not seen:
        return []
    with acting(*set(seen.values())):
        sheets: dict[tuple[int, int, int | None], Sheet] = {}
        for row in _rows(_waiting(seen, first, end), first, end, today):
            referral = row.referral
            if referral.pk not in seen:
                continue
            key = (referral.controller_id, referral.sender_id, referral.sender_unit_id)
            sheet = sheets.setdefault(
                key, Sheet(sender=referral.sent_from, receiver=referral.controller.name)
            )
            sheet.rows.append(row)
    return sorted(sheets.values(), key=lambda sheet: (sheet.receiver, sheet.sender))


def _waiting(seen: Iterable[int], first: date, end: date) -> list[Referral]:
    """All referrals, declared before the month's end and not over before it, of the citizens."""
    citizens = Referral.objects.filter(pk__in=list(seen)).order_by().values("citizen")
    rows = Referral.objects.filter(citizen__in=citizens, ready_for_discharge_on__lt=end)
    return list(
        rows.exclude(stay__moved_in_on__lte=first)
        .exclude(withdrawn_at__date__lte=first)
        .exclude(closed_at__date__lte=first)
        .select_related("citizen", "controller", "sender", "sender_unit", "stay", "decision")
        .order_by("ready_for_discharge_on", "pk")
    )


def _rows(referrals: Sequence[Referral], first: date, end: date, today: date) -> Iterator[SheetRow]:
    causes: dict[int, list[WaitingCause]] = defaultdict(list)
    for cause in WaitingCause.objects.filter(referral__in=referrals):
        causes[cause.referral_id].append(cause)
    disputed = set(
        Dispute.objects.standing()
        .filter(referral__in=referrals)
        .values_list("referral_id", flat=True)
    )
    prices = _prices({referral.controller_id for referral in referrals})
    taken: dict[int, set[date]] = defaultdict(set)
    for referral in referrals:
        period = ready_period(referral, today)
        if period is None:
            continue
        clipped = max(period[0], first), min(period[1], end)
        if clipped[0] >= clipped[1]:
            continue
        days = taken[referral.citizen_id]
        in_force = prices[referral.controller_id]
        for run in _runs(clipped, causes[referral.pk], days, in_force):
            yield SheetRow(
                referral=referral,
                called=referral.citizen.called,
                starts_on=run[0],
                ends_on=run[1],
                cause=run[2],
                is_disputed=referral.pk in disputed,
                price=run[3],
            )


def _runs(
    period: tuple[date, date],
    causes: Sequence[WaitingCause],
    taken: set[date],
    prices: Sequence[DayPrice],
) -> Iterator[tuple[date, date, str, int | None]]:
    """(from, to, cause, price) of days in a row that have the same; days taken are left out, and
    the days given are taken."""
    run: tuple[date, date, str, int | None] | None = None
    for stretch in stretches(period, causes):
        for n in range(stretch.days):
            day = stretch.starts_on + timedelta(days=n)
            if day in taken:
                continue
            taken.add(day)
            price = price_on(day, prices)
            if run and (run[1], run[2], run[3]) == (day, stretch.label, price):
                run = (run[0], day + _DAY, *run[2:])
                continue
            if run:
                yield run
            run = (day, day + _DAY, stretch.label, price)
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
