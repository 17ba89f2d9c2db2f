"""Looking citizens up.

It is itself a reading of personal data, so it is logged with its purpose and with everyone it
showed, whoever asks. Numbers can be guessed, so how many one person may look up is limited.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from itertools import product
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from audit import purposes
from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_shown, record
from citizens.crypto import fingerprint
from citizens.events import CitizenEvent
from citizens.identifiers import (
    Identifier,
    is_meant_as_number,
    names_somebody_too,
    read_identifier,
)
from citizens.models import Citizen, CitizenWord
from citizens.names import searched
from citizens.services.numbers import has_number
from core.plain_text import one_line, shows_something
from core.problems import Problem, TooMany
from organisations.actors import Actor
from organisations.models import Organisation, User
from organisations.roles import Permission

#: More than these, and the words are too few to look for one person.
MOST_SHOWN: Final = 50
#: Ours, a setting: numbers that one person looks up within ``PERIOD``, and those among them that
#: are nobody's in sight. A day's work needs a few of either; guessing needs thousands.
MOST_NUMBERS: Final = 60
MOST_MISSES: Final = 10
PERIOD: Final = timedelta(hours=1)

_ENOUGH: Final = MOST_SHOWN + 1
#: So many of a name are looked at, in order, before all citizens are.
_FIRST: Final = 1_000
#: A word with a hyphen is looked for whole and in its parts.
_MOST_WAYS: Final = 8

log = logging.getLogger("flexplads.security")


def search_citizens(
    *, by: Actor, words: str, purpose: str, among: QuerySet[Citizen] | None = None
) -> list[Citizen]:
    """Citizens whose name or alias has words beginning like these, or with this whole number.

    ``among`` is what the actor may see (``placements.visibility.citizens_visible_to``); without it
    only those who see the whole organisation find anyone. In Danish order by name; one more than
    ``MOST_SHOWN`` says that there are more.

    Raises :class:`Problem`: ``words_missing``, ``purpose_missing``, ``cpr_part``, ``cpr_date``,
    ``name_and_number``; :class:`TooMany` ``too_many_numbers``.
    """
    # Not atomic as a whole: a search that ends in a Problem is logged all the same.
    by.must(Permission.SEE_CITIZENS)
    checked = checked_purpose(by, purpose)
    words = one_line(words)
    if not shows_something(words):
        raise Problem("words_missing", _("Write a name, an alias or a CPR number."), field="words")
    in_sight = _in_sight(by) if among is None else among
    try:
        identifier = read_identifier(words)
    except Problem as problem:
        if problem.code == "cpr_date" or is_meant_as_number(words):
            _log(by, checked, [])
            raise _what_is_wrong(words, problem) from None
        citizens = _called_like(in_sight, words, by)
        _log(by, checked, citizens[:MOST_SHOWN])
        return citizens
    with transaction.atomic():
        citizens, refused = _with_number(by, in_sight, identifier, checked)
    if refused is not None:
        raise refused
    return citizens


def checked_purpose(by: Actor, purpose: str) -> Purpose:
    """Raises :class:`Problem` ``purpose_missing`` where it is not one the actor can choose."""
    if (always := purposes.of_role(by.role)) is not None:
        return always
    if purpose not in purposes.CHOSEN_BY_PEOPLE:
        raise Problem("purpose_missing", _("Choose why you are looking."), field="purpose")
    return Purpose(purpose)


def _in_sight(by: Actor) -> QuerySet[Citizen]:
    sees_all = by.sees_whole_organisation
    return Citizen.objects.of(by) if sees_all else Citizen.objects.none()


def _with_number(
    by: Actor, in_sight: QuerySet[Citizen], identifier: Identifier, purpose: Purpose
) -> tuple[list[Citizen], TooMany | None]:
    if by.user is not None:
        # One at a time, so that many at once can't all find that there is room for one more.
        User.objects.select_for_update(of=("self",), no_key=True).get(pk=by.user.pk)
    if _searched_too_many(by):
        _log(by, purpose, [])
        return [], TooMany(
            "too_many_numbers",
            _("You have looked up many CPR numbers in a short time. Search by name, or wait."),
            field="words",
        )
    citizens = list(in_sight.filter(has_number(by.organisation, identifier)))
    whose = fingerprint(identifier.value, use="searched", controller_id=by.organisation.pk)
    _log(by, purpose, citizens, whose)
    if _searched_too_many(by):
        log.warning(
            "Number searches of user %s in organisation %s are stopped.",
            by.user,
            by.organisation.key,
        )
        record(_Searches(by.organisation), CitizenEvent.SEARCHES_STOPPED, by=by, at=timezone.now())
    return citizens, None


def _searched_too_many(by: Actor) -> bool:
    """Counted in the log of reading, which nobody can change."""
    lately = AccessLog.objects.filter(
        controller=by.organisation,
        user=by.user,
        fingerprint__isnull=False,
        at__gt=Now() - PERIOD,
    )
    numbers = lately.values("fingerprint").distinct()
    return lately.count() >= MOST_NUMBERS or numbers.filter(citizen_id=None).count() >= MOST_MISSES


class _Searches:
    """What an event about searching is about: the organisation, and no citizen."""

    event_subjects: dict[str, int | None] = {}

    def __init__(self, organisation: Organisation) -> None:
        self.controller_id = organisation.pk


def _log(by: Actor, purpose: Purpose, shown: list[Citizen], whose: bytes | None = None) -> None:
    log_shown(
        [(citizen.controller_id, citizen.pk) for citizen in shown],
        by=by,
        action=AccessLog.Action.SEARCH,
        what="citizens",
        purpose=purpose,
        fingerprint=whose,
    )


def _what_is_wrong(words: str, problem: Problem) -> Problem:
    """Many digits never become the search for a name that nobody has: what is wrong is said."""
    if names_somebody_too(words):
        both = _("Write either a name or a CPR number, not both.")
        return Problem("name_and_number", both, field="words")
    if problem.code == "cpr_format":
        part = _("Only the whole CPR number finds someone. %(problem)s") % {"problem": problem}
        return Problem("cpr_part", part, field="words")
    return Problem(problem.code, problem.message, field="words")


def _called_like(in_sight: QuerySet[Citizen], words: str, by: Actor) -> list[Citizen]:
    """The first in order, and one more than ``MOST_SHOWN``.

    The first by their words are looked at whether they are in sight. Where those are not enough,
    which takes many of the name that the actor does not see, all of the name are.
    """
    keys = searched(words)
    if not keys:
        return []
    ways = list(product(*({(whole,), tuple(parts)} for whole, parts in keys)))
    if len(ways) > _MOST_WAYS:
        return _in_order(in_sight.filter(_has_all(keys)))
    with_words = [_with_words([part for parts in way for part in parts], by) for way in ways]
    first = [list(each.order_by("name_key", "citizen")[:_FIRST]) for each in with_words]
    seen = _among(in_sight, {pk for each in first for pk in each})
    if len(ways) == 1:
        in_order = [pk for pk in dict.fromkeys(first[0]) if pk in seen]
        seen = set(in_order[:_ENOUGH])
    if all(len(each) < _FIRST for each in first) or (len(ways) == 1 and len(seen) > MOST_SHOWN):
        return _in_order(Citizen.objects.filter(pk__in=seen))
    of_the_name = Q()
    for each in with_words:
        of_the_name |= Q(pk__in=each)
    rows = in_sight.filter(of_the_name).order_by().values_list("name_key", "alias", "pk")
    return _in_order(Citizen.objects.filter(pk__in=[pk for *_name, pk in sorted(rows)[:_ENOUGH]]))


def _among(in_sight: QuerySet[Citizen], ids: set[int]) -> set[int]:
    """Asked without an order, or the database would read all names to find these few."""
    return set(in_sight.filter(pk__in=ids).order_by().values_list("pk", flat=True)) if ids else ids


def _in_order(citizens: QuerySet[Citizen]) -> list[Citizen]:
    return list(citizens.order_by("name_key", "alias", "pk")[:_ENOUGH])


def _with_words(parts: list[str], by: Actor) -> QuerySet[CitizenWord, int]:
    """Ids of those whose words begin like all of these; one may come twice."""
    first, *others = sorted(set(parts), key=len, reverse=True)
    words = _beginning_with(first, by)
    for part in others:
        words = words.filter(citizen__in=_beginning_with(part, by).values("citizen"))
    return words.values_list("citizen", flat=True)


def _beginning_with(part: str, by: Actor) -> QuerySet[CitizenWord]:
    """A comparison of text, since under row-level security no other reads an index."""
    return CitizenWord.objects.filter(
        controller=by.organisation, word__gte=part, word__lt=f"{part}\U0010ffff"
    )


def _has_all(keys: list[tuple[str, list[str]]]) -> Q:
    has_all = Q()
    for whole, parts in keys:
        in_parts = Q()
        for part in parts:
            in_parts &= Q(search_key__contains=f" {part}")
        has_all &= in_parts | Q(search_key__contains=f" {whole}")
    return has_all
