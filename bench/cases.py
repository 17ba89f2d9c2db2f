"""The pages that are measured, each with whoever opens it and the bare SQL for its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from bench import floors
from bench.floors import Floor
from citizens.models import Citizen, CitizenNumber
from core.acting import acting
from demo.national.country import Size, codes
from organisations.models import Organisation, User
from placements.models import Stay


@dataclass(frozen=True, kw_only=True)
class Page:
    """``form``: what is sent with POST."""

    #: Who opens it in turns; numbers may be looked up so often by one person.
    users: list[User]

    name: str
    path: str
    controller: int
    floor: list[Floor]
    form: dict[str, str] = field(default_factory=dict)


def pages(size: Size) -> list[Page]:
    """All the pages, at the municipality that is behind and at the one that knows everybody."""
    chosen = codes(size)
    first = Organisation.objects.get(key=f"national-{chosen[0]}")
    known = Organisation.objects.get(key=f"national-{chosen[min(1, len(chosen) - 1)]}")
    with acting(first), transaction.atomic():
        every = [*_board(first), *_my_day(first), *_lists(first), *_case(first)]
        every.append(_overview(first))
    with acting(known), transaction.atomic():
        every += _searches(known)
    return every


def _user(name: str, organisation: Organisation) -> User:
    return User.objects.get(email=f"{name}@{organisation.key}.example")


def _page(
    name: str,
    path: str,
    users: User | list[User],
    organisation: Organisation,
    statements: list[str],
    form: dict[str, str] | None = None,
    **values: Any,
) -> Page:
    users = [users] if isinstance(users, User) else users
    given = {
        "controller": organisation.pk,
        "code": organisation.municipality_code,
        "user": users[0].pk,
        "today": timezone.localdate(),
    } | values
    return Page(
        name=name,
        path=path,
        users=users,
        controller=organisation.pk,
        floor=[Floor(sql=sql, values=given) for sql in statements],
        form=form or {},
    )


def _overview(first: Organisation) -> Page:
    """The nights of the running year; what else is on the page comes on top."""
    today = timezone.localdate()
    return _page(
        "overview of a leader",
        "/overblik/",
        _user("lone", first),
        first,
        [floors.FIGURES["occupancy"]],
        controllers=[first.pk],
        start=date(today.year, 1, 1),
        until=today,
    )


def _board(first: Organisation) -> Iterator[Page]:
    start = timezone.localdate() - timedelta(days=7)
    sofie = _user("sofie", first)
    monday = start - timedelta(days=start.weekday())
    yield _page(
        "board, 84 days",
        f"/pladser/?visning=kvartal&fra={monday.isoformat()}",
        sofie,
        first,
        [floors.PLACES, floors.BOARD.format(sight=floors.STAY_IN_SIGHT)],
        start=monday,
    )


def _my_day(first: Organisation) -> Iterator[Page]:
    for name, role in (("sofie", "caseworker"), ("lone", "leader"), ("rikke", "staff")):
        to_decide = floors.LIST_COUNT.format(
            chosen="r.status = 'submitted'", sight=floors.REFERRAL_IN_SIGHT
        )
        statements = [floors.MY_DAY_ROWS] + ([to_decide] if role == "caseworker" else [])
        yield _page(f"my day of a {role}", "/", _user(name, first), first, statements)


def _lists(first: Organisation) -> Iterator[Page]:
    sofie = _user("sofie", first)
    haste = "CASE r.urgency WHEN 'tonight' THEN 2 WHEN 'soon' THEN 1 ELSE 0 END DESC, r.clock_from"
    orders = {
        "ur": "r.clock_from, r.id",
        "hast": f"{haste}, r.id",
        "nyeste": "r.submitted_at DESC, r.id DESC",
    }
    tabs = {"nye": "r.status = 'submitted'", "venter": floors.WAITS}
    for tab, chosen in tabs.items():
        for sort, order in orders.items():
            if tab == "nye" or sort == "ur":
                yield _list(sofie, first, tab, sort, chosen, order)
    decided = f"r.status <> 'submitted' AND NOT ({floors.WAITS})"
    yield _list(sofie, first, "afgjort", "nyeste", decided, orders["nyeste"])
    place = first_place(first)
    yield _page(
        "list of whom a place could be for",
        f"/pladser/{place}/til-hvem/",
        sofie,
        first,
        [floors.LIST_COUNT.format(chosen=floors.WAITS, sight=floors.REFERRAL_IN_SIGHT)],
    )
    yield _page("list of those in the house", "/borgere/", sofie, first, [floors.IN_THE_HOUSE])


def first_place(organisation: Organisation) -> int:
    from placements.models import Place

    return Place.objects.filter(controller=organisation).order_by("pk").values_list("pk")[0][0]


def _list(user: User, first: Organisation, tab: str, sort: str, chosen: str, order: str) -> Page:
    return _page(
        f"list of referrals, {tab} by {sort}",
        f"/henvisninger/?vis={tab}&sorter={sort}",
        user,
        first,
        [
            floors.LIST.format(chosen=chosen, order=order, sight=floors.REFERRAL_IN_SIGHT),
            floors.LIST_COUNT.format(chosen=chosen, sight=floors.REFERRAL_IN_SIGHT),
        ],
    )


def _case(first: Organisation) -> Iterator[Page]:
    stay = longest_case(first)
    sofie = _user("sofie", first)
    for path, name in (("", "overview"), ("opfoelgning/", "follow-ups"), ("forloeb/", "timeline")):
        yield _page(
            f"case with two years, {name}",
            f"/ophold/{stay.pk}/{path}",
            sofie,
            first,
            [floors.CASE, floors.CASE_ROWS],
            stay=stay.pk,
        )


def longest_case(first: Organisation) -> Stay:
    return Stay.objects.filter(controller=first, status="here").order_by("moved_in_on", "pk")[0]


def _searches(known: Organisation) -> Iterator[Page]:
    names = ("sofie", "mads", "tove", "palle", "ida", "bo")
    caseworkers = [_user(name, known) for name in names]
    some = Citizen.objects.filter(controller=known).exclude(name="")
    numbered = CitizenNumber.objects.filter(controller=known).order_by("pk")[0]
    three = next(c for c in some.order_by("pk")[:500] if len(c.name.split()) == 3)
    alias = some.exclude(alias="").order_by("pk")[0].alias
    words = {
        "common name": ("Anders", "search_key LIKE '%% anders%%'"),
        "beginning of two": ("Pe Ped", "search_key LIKE '%% pe%%' AND search_key LIKE '%% ped%%'"),
        "rare name": _word(rare(known)),
        "unknown name": ("Zzyxqvartz", "search_key LIKE '%% zzyxqvartz%%'"),
        "three words": (three.name, f"name = '{three.name.replace(chr(39), chr(39) * 2)}'"),
        "alias": _word(alias),
        "CPR": (numbered.reveal(), f"id = {numbered.citizen_id}"),
    }
    for name, (typed, condition) in words.items():
        yield _page(
            f"search, {name}",
            "/borgere/",
            caseworkers,
            known,
            [floors.SEARCH.format(words=condition)],
            form={"words": typed, "purpose": "case"},
        )


def _word(word: str) -> tuple[str, str]:
    from citizens.names import search_key

    return word, f"search_key LIKE '%%{search_key(word).rstrip()}%%'"


def rare(known: Organisation) -> str:
    """A name of which there is hardly another."""
    names = Citizen.objects.filter(controller=known, name_key__contains="zwie").order_by("pk")
    row = names.first()
    return row.name.split()[-1] if row else "Zwielinkugel"


def last_year() -> tuple[date, date]:
    year = timezone.localdate().year - 1
    return date(year, 1, 1), date(year + 1, 1, 1)
