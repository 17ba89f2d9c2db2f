"""Looking citizens up.

It is itself a reading of personal data, so it is logged with its purpose and with everyone it
showed, whoever asks. Numbers can be guessed, so how many one person may look up is limited.
"""

from __future__ import annotations

import logging
from datetime import timedelta
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
from citizens.models import Citizen
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
        citizens = list(_called_like(in_sight, words)[: MOST_SHOWN + 1])
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


def _called_like(in_sight: QuerySet[Citizen], words: str) -> QuerySet[Citizen]:
    keys = searched(words)
    citizens = in_sight if keys else in_sight.none()
    for whole, parts in keys:
        in_parts = Q()
        for part in parts:
            in_parts &= Q(search_key__contains=f" {part}")
        citizens = citizens.filter(in_parts | Q(search_key__contains=f" {whole}"))
    return citizens.order_by("name_key", "alias", "pk")
