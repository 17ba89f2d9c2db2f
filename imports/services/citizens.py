"""Citizens from a file: known by their number, else by the old system's key.

Who somebody is has one door (ADR-0014): the number finds, name and birth date are compared. What
differs is said of the row, and not which of the two is held: whoever brings files in sees no
citizen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_many
from citizens.identifiers import Identifier, read_identifier
from citizens.models import Citizen
from citizens.rules import Difference, Person, differences
from citizens.services.registering import checked_facts
from citizens.services.registering_many import Newcomer, citizens_by_number, register_many
from core.problems import Problem
from imports.events import ImportEvent
from imports.models import Import, Kind, Origin
from imports.services.places import BATCH, say_row
from imports.services.rows import Outcome, Row
from organisations.actors import Actor

Number = tuple[str, str]
_COLUMN_OF: Final = {Difference.NAME: "name", Difference.BIRTH_DATE: "birth_date"}


@dataclass(frozen=True)
class NewCitizen:
    """Somebody new; with ``citizen_id`` somebody who is here, and whose key is not known yet."""

    row: int
    key: str
    newcomer: Newcomer
    citizen_id: int | None = None


@dataclass(frozen=True)
class _Read:
    row: Row
    key: str
    newcomer: Newcomer

    @property
    def number(self) -> Number | None:
        identifier = self.newcomer.identifier
        return (identifier.system, identifier.value) if identifier else None


def check_citizens(
    by: Actor, rows: list[Row], now: datetime, so_far: Callable[[int], object]
) -> Outcome[NewCitizen]:
    """What of it is new, already here, or wrong."""
    outcome: Outcome[NewCitizen] = Outcome()
    read = []
    for n, row in enumerate(rows):
        each = _read(by, row, now)
        if each is None or row.is_wrong:
            outcome.wrong += row.wrong
        else:
            read.append(each)
        if n % BATCH == 0:
            so_far(n)
    known = Known(by, [each.newcomer.identifier for each in read], [each.key for each in read])
    earlier: dict[Number | str, _Read] = {}
    for each in read:
        _sort(each, known, earlier, outcome)
        outcome.wrong += each.row.wrong
    return outcome


def _sort(
    each: _Read, known: Known, earlier: dict[Number | str, _Read], outcome: Outcome[NewCitizen]
) -> None:
    row, names = each.row, [name for name in (each.number, each.key) if name]
    before = next((earlier[name] for name in names if name in earlier), None)
    if before is not None:
        same = before.newcomer == each.newcomer and (not each.key or before.key == each.key)
        if same:
            outcome.there += 1
        else:
            say_row(row, before.row.number)
        return
    earlier |= dict.fromkeys(names, each)
    by_number = known.by_number.get(each.number) if each.number else None
    by_key = known.by_key.get(each.key) if each.key else None
    held = by_number or by_key
    if held is None:
        outcome.new.append(NewCitizen(row.number, each.key, each.newcomer))
        return
    _compare(each, held, by_number, by_key)
    if row.is_wrong:
        return
    if each.key and by_key is None:
        outcome.new.append(NewCitizen(row.number, each.key, each.newcomer, held.pk))
        outcome.only_keys += 1
    outcome.there += 1


def _compare(each: _Read, held: Citizen, by_number: Citizen | None, by_key: Citizen | None) -> None:
    """What the file says against what is held, without saying either."""
    row, details = each.row, each.newcomer.details
    if by_key is not None and by_number != by_key and each.number:
        row.add("key", _("The key belongs to a citizen without this CPR number."))
        return
    words = _("The citizen is here already, with something else in this column.")
    written = Person(**{fact: details[fact] for fact in Person.__dataclass_fields__})
    for difference in differences(written, held.person):
        if column := _COLUMN_OF.get(difference):  # people move from a municipality to another
            row.add(column if details["name"] or column != "name" else "alias", words)
    if each.newcomer.anonymous != held.is_anonymous:
        row.add("anonymous", words)
    if details["died_on"] and held.died_on and details["died_on"] != held.died_on:
        row.add("died_on", words)


def _read(by: Actor, row: Row, now: datetime) -> _Read | None:
    key, typed = row.key("key"), row.number_of("number")
    anonymous = row.yes("anonymous")
    identifier = number_of(row, typed)
    facts: dict[str, Any] = {
        "name": row.text("name", longest=400),
        "alias": row.text("alias", longest=400),
        "birth_date": row.day("birth_date"),
        "home_municipality": row.municipality("home_municipality"),
        "phone": row.text("phone", longest=400),
        "protected_address": row.yes("protected_address"),
    }
    died_on = row.day("died_on")
    if not typed and not key:
        row.add("number", _("Write a CPR number or a key, so that the row is known another time."))
    if row.is_wrong:
        return None
    try:
        details, identifier = checked_facts(
            controller=by.organisation,
            now=now,
            number=identifier or "",
            anonymous=anonymous,
            **facts,
        )
    except Problem as problem:
        row.add_from(problem)
        return None
    _check_death(row, died_on, details["birth_date"], timezone.localdate(now))
    newcomer = Newcomer(
        details={**details, "died_on": died_on}, identifier=identifier, anonymous=anonymous
    )
    return _Read(row, key, newcomer)


def _check_death(row: Row, died_on: date | None, born: date | None, today: date) -> None:
    if died_on and died_on > today:
        row.add("died_on", _("Choose today or an earlier day."))
    if died_on and born and died_on < born:
        row.add("died_on", _("That is before the citizen was born."))


def number_of(row: Row, typed: str) -> Identifier | None:
    """The number that was typed; what is wrong with it is said at its column."""
    if not typed:
        return None
    try:
        return read_identifier(typed)
    except Problem as problem:
        row.add_from(problem)
        return None


class Known:
    """Who of the file is here already, by number and by key."""

    def __init__(
        self, by: Actor, identifiers: Iterable[Identifier | None], keys: Iterable[str]
    ) -> None:
        numbers = citizens_by_number(by.organisation, filter(None, identifiers))
        wanted = {key for key in keys if key}
        origins: dict[str, int] = {}
        for some in batched(sorted(wanted), 2000):
            rows = Origin.objects.filter(
                controller=by.organisation, kind=Kind.CITIZENS, key__in=some
            )
            origins |= dict(rows.values_list("key", "citizen"))
        citizens: dict[int, Citizen] = {}
        for some_ids in batched({*numbers.values(), *origins.values()}, 2000):
            citizens |= Citizen.objects.in_bulk(some_ids)
        self.by_number = {number: citizens[pk] for number, pk in numbers.items()}
        self.by_key = {key: citizens[pk] for key, pk in origins.items()}


def write_citizens(
    by: Actor,
    import_of: Import,
    outcome: Outcome[NewCitizen],
    now: datetime,
    so_far: Callable[[int], object],
) -> None:
    """All that are new, and the keys of those who were here."""
    new = [each for each in outcome.new if each.citizen_id is None]
    citizens = register_many(
        by=by,
        controller=by.organisation,
        newcomers=[each.newcomer for each in new],
        now=now,
        so_far=so_far,
    )
    here = [each for each in outcome.new if each.citizen_id is not None]
    ids = [citizen.pk for citizen in citizens] + [each.citizen_id for each in here]
    origins = (
        Origin(
            controller=by.organisation,
            import_of=import_of,
            kind=Kind.CITIZENS,
            key=each.key,
            citizen_id=citizen_id,
            on=timezone.localdate(now),
            is_new=each.citizen_id is None,
        )
        for citizen_id, each in zip(ids, [*new, *here], strict=True)
    )
    Origin.objects.bulk_create(origins, batch_size=BATCH)
    record_many(
        [
            (citizen, {"number": import_of.pk, "row": each.row})
            for citizen, each in zip(citizens, new, strict=True)
        ],
        ImportEvent.CITIZEN,
        by=by,
        at=now,
    )
