"""Filling the country in: the organisations one by one, what happened in several at once."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.contrib.auth.hashers import make_password
from django.db import connections, transaction
from django.utils import timezone
from psycopg.types.json import Jsonb

from citizens.models import FILL_WORDS
from citizens.municipality_names import NAMES
from core.acting import acting
from demo.build import PASSWORD
from demo.clients import NAME, SECRET, must_be_local
from demo.national import longest, records, referrals, stays, work
from demo.national.citizens import copy_in, invent
from demo.national.country import (
    WARDS,
    Size,
    associations,
    codes,
    municipality,
    region_of,
    regions,
)
from demo.setting_up import Setup, make
from interop.scopes import Scope
from interop.services.clients import register_client
from organisations.models import Organisation
from placements.services.counted_months import count_months
from schemes import SCHEMES

#: The API's client is of the region that the first municipality lies in.
CLIENT_ID: Final = "national-region"
_OWNER: Final = "owner"
_WAITING_ELSEWHERE: Final = 40
_WITHOUT_PLACE: Final = 12
_SPARE: Final = 100
#: Tables whose change history is left out while they are filled (``without_history``).
_TRACKED: Final = (
    "citizens_citizen",
    "citizens_citizennumber",
    "placements_stay",
    "placements_booking",
    "placements_followup",
    "referrals_referral",
    "placements_decision",
    "recovery_star",
    "recovery_starscore",
)
#: Tables whose ids are given here, so that rows can name each other before they are written.
_GIVEN: Final = {
    "citizen": "citizens_citizen",
    "number": "citizens_citizennumber",
    "stay": "placements_stay",
    "booking": "placements_booking",
    "follow_up": "placements_followup",
    "referral": "referrals_referral",
    "decision": "placements_decision",
    "star": "recovery_star",
}

_STATEMENTS: Final = (
    stays.STAYS,
    stays.BOOKINGS,
    stays.CLOSURES_AND_HOLDS,
    referrals.ASKED,
    referrals.REFERRALS,
    referrals.DECISIONS,
    referrals.COUNTERS,
    work.FOLLOW_UPS,
    work.DATE_CHANGES,
    work.STARS,
    records.EVENTS,
    records.READINGS,
    records.REMINDERS,
)

Tell = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One organisation to be filled: who works there, and the ids that are kept for it."""

    organisation: Organisation
    name: str
    code: str
    stays: int
    waiting: int
    late: int
    known: int
    first: dict[str, int]
    #: Ids that nobody else of the organisation takes.
    spare: dict[str, int]
    people: dict[str, list[int]]
    region: Organisation


class AlreadyThereError(Exception):
    """One country is enough."""


def fill(size: Size, *, seed: int, now: datetime, tell: Tell, at_once: int = 2) -> None:
    """Make the country, by ``at_once`` connections at the same time.

    Raises:
        NotLocalError: anywhere but on one's own machine.
        AlreadyThereError: a country is there already.
    """
    must_be_local()
    if Organisation.objects.filter(key__startswith="national-").exists():
        raise AlreadyThereError("There is a country already. Start with an empty database.")
    today = timezone.localdate(now)
    began = time.monotonic()
    tell(f"Setting up {size.municipalities} municipalities with {size.places_each} places each.")
    setups = _set_up(size, today)
    parts = _parts(setups, size)
    with without_history():
        for done, part in enumerate(_each(parts, seed=seed, now=now, at_once=at_once), 1):
            spent = time.monotonic() - began
            left = spent / done * (len(parts) - done)
            tell(f"[{done}/{len(parts)}] {part.name}: {part.stays:,} stays. {left:,.0f} s left.")
    tell("Counting for the planner (VACUUM, ANALYZE), and the months that have passed.")
    _settle()
    for part in parts:
        with acting(part.organisation):
            while count_months(controller=part.organisation, today=today):
                pass
    tell(f"The country is there, after {time.monotonic() - began:,.0f} s.")


@transaction.atomic
def _set_up(size: Size, today: date) -> list[tuple[Setup, str]]:
    """The organisations, their places and people, through the models; each with its code."""
    hashed = make_password(PASSWORD)
    for setup in regions():
        make(setup, hashed)
    chosen = codes(size)
    setups = [(municipality(code, size, today), code) for code in chosen]
    setups += [(setup, setup.code) for setup in associations(size, today)]
    for setup, _code in setups:
        make(setup, hashed)
    region = _region(chosen[0])
    register_client(
        organisation=region,
        name=NAME,
        scopes=Scope.values,
        unit=region.units.get(name=WARDS[0]),
        client_id=CLIENT_ID,
        secret=SECRET,
    )
    return setups


def _region(code: str) -> Organisation:
    return Organisation.objects.get(key=f"national-{region_of(code)}")


def _parts(setups: list[tuple[Setup, str]], size: Size) -> list[Part]:
    """With ids for each of them, one after the other."""
    with connections[_OWNER].cursor() as cursor:
        free = {}
        for name, table in _GIVEN.items():
            cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")
            free[name] = cursor.fetchone()[0]
    parts = []
    for number, (setup, code) in enumerate(setups):
        of_municipality = setup.kind == Organisation.Kind.MUNICIPALITY
        many = size.stays_each if of_municipality else size.stays_each // 12
        waiting = size.waiting_at_the_first if number == 0 else min(_WAITING_ELSEWHERE, many)
        known = size.known_by_the_second if number == 1 else many // 20 + 1
        # Rounding makes a place's stays a few more; what is kept is more than enough.
        room = 2 * many + waiting + 1_000
        widths = dict.fromkeys(_GIVEN, room) | {
            "citizen": room + known,
            "number": room + known,
            "booking": 2 * room,
            "follow_up": 12 * room,
        }
        parts.append(
            Part(
                organisation=Organisation.objects.get(key=setup.key),
                name=setup.name,
                code=code,
                stays=many,
                waiting=waiting,
                late=8 if number == 0 else 1,
                known=known,
                first=dict(free),
                spare={name: free[name] + width - _SPARE for name, width in widths.items()},
                people=_people(setup.key),
                region=_region(code),
            )
        )
        for name, width in widths.items():
            free[name] += width
    return parts


def _people(key: str) -> dict[str, list[int]]:
    """The users of an organisation by their role."""
    people: dict[str, list[int]] = {}
    rows = Organisation.objects.get(key=key).memberships.order_by("pk")
    for role, user in rows.values_list("role", "user_id"):
        people.setdefault(role, []).append(user)
    return people


def _each(parts: list[Part], *, seed: int, now: datetime, at_once: int) -> Iterator[Part]:
    """Fill them, and give each as it is done."""
    if at_once == 1:
        for part in parts:
            _fill_part(part, seed, now)
            yield part
        return

    def fill_and_close(part: Part) -> Part:
        try:
            _fill_part(part, seed, now)
        finally:
            connections[_OWNER].close()
        return part

    with ThreadPoolExecutor(at_once) as pool:
        waiting = [pool.submit(fill_and_close, part) for part in parts]
        try:
            for future in as_completed(waiting):
                yield future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _fill_part(part: Part, seed: int, now: datetime) -> None:
    """All that happened in one organisation, in one transaction."""
    values = _values(part, seed, now)
    with transaction.atomic(using=_OWNER), connections[_OWNER].cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off; SET LOCAL work_mem = '64MB'")
        cursor.execute(stays.SLOTS, values)
        cursor.execute("SELECT max(citizen_id) + 1 FROM slot")
        values["first_waiting"] = cursor.fetchone()[0]
        with_stays = values["first_waiting"] - part.first["citizen"]
        copy_in(
            cursor,
            invent(
                seed,
                part.organisation.key,
                with_stays + part.waiting + _WITHOUT_PLACE + part.known,
                values["today"],
                anonymous=part.organisation.kind == Organisation.Kind.ASSOCIATION,
            ),
            controller=part.organisation.pk,
            code=part.code,
            codes=list(NAMES),
            first=part.first["citizen"],
            seed=seed,
            now=now,
        )
        for statement in _STATEMENTS:
            cursor.execute(statement, values)
        values["longest_citizen"] = values["first_waiting"] + part.waiting + _WITHOUT_PLACE
        cursor.execute("SELECT max(stay_id) + 1 FROM slot")
        values["longest_stay"] = cursor.fetchone()[0]
        for statement in longest.STATEMENTS:
            cursor.execute(statement, values)
        # Each is dropped at COMMIT; a test has the whole country in one transaction.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; DROP TABLE slot, asked, planned, made")


def _values(part: Part, seed: int, now: datetime) -> dict[str, Any]:
    """What the statements name."""
    today = timezone.localdate(now)
    nurses = _people(part.region.key)["referrer"]
    return {
        "seed": zlib.crc32(f"{seed}|{part.organisation.key}".encode()),
        "now": now,
        "today": today,
        "organisation": part.organisation.pk,
        "prefix": part.organisation.reference_prefix,
        "stays": part.stays,
        "waiting": part.waiting,
        "without_place": _WITHOUT_PLACE,
        "late": part.late,
        "region": part.region.pk,
        "region_name": part.region.name,
        "units": list(part.region.units.order_by("pk").values_list("pk", flat=True)),
        "nurses": nurses,
        "leaders": part.people["facility_leader"],
        "caseworkers": part.people["caseworker"],
        "answers": Jsonb(referrals.ANSWERS),
        "since": Jsonb({key: f"{each.versions[0].starts_on}" for key, each in SCHEMES.items()}),
        "frozen": Jsonb(referrals.frozen_copies(part.region.name, today)),
        "code": part.code,
        **{f"first_{name}": first for name, first in part.first.items()},
        **{f"spare_{name}": first for name, first in part.spare.items()},
    }


@contextmanager
def without_history() -> Iterator[None]:
    """Leave out the change history of what is filled in, as nothing of it changed: it would double
    the rows. Only the history's triggers rest; those that hold foreign keys are the database's own
    and go on."""
    _history("DISABLE")
    try:
        yield
    finally:
        _history("ENABLE")


def _history(verb: str) -> None:
    with transaction.atomic(using=_OWNER), connections[_OWNER].cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in _TRACKED:
            cursor.execute(f"ALTER TABLE {table} {verb} TRIGGER USER")


def _settle() -> None:
    """Ids go on after those given, and the planner knows the tables, as autovacuum would see to."""
    with connections[_OWNER].cursor() as cursor:
        # Whatever was to be told of has been.
        cursor.execute(
            "DELETE FROM audit_outbox o USING organisations_organisation c"
            " WHERE c.id = o.controller_key AND c.key LIKE 'national-%'"
        )
        cursor.execute(FILL_WORDS)
        for table in _GIVEN.values():
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
                f" (SELECT max(id) FROM {table}))"
            )
        if not connections[_OWNER].in_atomic_block:
            cursor.execute("VACUUM (ANALYZE)")
