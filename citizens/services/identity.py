"""Is it the same person? Asking somebody who sees both, and what the answer does."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from audit.services import record
from citizens.events import CitizenEvent
from citizens.models import Citizen, IdentityQuestion
from citizens.rules import (
    Difference,
    Person,
    easily_written_for,
    have_the_same_name,
    may_be_the_same,
)
from citizens.services.joining import check_hangs_on_one_thing, join_citizens
from citizens.services.similar import similar_ids
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission

#: A name that more than these have says nothing of who somebody is.
MOST_DOUBLES: Final = 5
#: So many of a name are compared one by one; of more of them nothing is said.
MOST_COMPARED: Final = 300


def ask_about(
    citizen: Citizen,
    other: Citizen | None,
    differing: Sequence[Difference],
    *,
    by: Actor,
    now: datetime,
    by_number: bool,
) -> IdentityQuestion:
    """Leave the question to somebody who sees both."""
    question = IdentityQuestion.objects.create(
        controller_id=citizen.controller_id,
        citizen=citizen,
        other=other,
        by_number=by_number,
        differences=[difference.value for difference in differing],
        asked_at=now,
    )
    record(citizen, CitizenEvent.ASKED_WHO, by=by, at=now, by_number=by_number)
    return question


def ask_about_doubles(
    citizen: Citizen, *, by: Actor, now: datetime, unlike: Collection[int] = ()
) -> None:
    """A newly registered citizen who may be one known before is asked about."""
    for other in possible_doubles(
        citizen.controller,
        citizen.person,
        numbered=bool(citizen.masked_number),
        but={citizen.pk, *unlike},
    ):
        ask_about(citizen, other, [], by=by, now=now, by_number=False)


def possible_doubles(
    controller: Organisation, person: Person, *, numbered: bool, but: Set[int] = frozenset()
) -> QuerySet[Citizen]:
    """Citizens who may be this person, though no number says so. None where too many may be.

    Two with a number each are two: their numbers were compared already. ``but`` are known to be
    others, or the person.
    """
    similar = similar_ids(controller, person) - but
    if not similar:
        return Citizen.objects.none()
    alike = Citizen.objects.standing().filter(pk__in=similar)
    alike = alike.filter(number=None) if numbered else alike
    if person.birth_date is not None:
        days = easily_written_for(person.birth_date)
        alike = alike.filter(Q(birth_date=None) | Q(birth_date__in=days))
    # Asked without an order, or the database would read all names to find these few.
    first = list(alike.order_by()[: MOST_COMPARED + 1])
    ids = [other.pk for other in first if may_be_the_same(person, other.person)]
    too_many = len(first) > MOST_COMPARED or len(ids) > MOST_DOUBLES
    return Citizen.objects.none() if too_many else Citizen.objects.filter(pk__in=ids)


def told_apart(citizen: Citizen) -> set[int]:
    """Ids of those who were found to be others than this one: not asked of again."""
    pairs = IdentityQuestion.objects.filter(
        Q(citizen=citizen) | Q(other=citizen), answer=IdentityQuestion.Answer.ANOTHER
    ).values_list("citizen", "other")
    return {pk for pair in pairs for pk in pair if pk is not None and pk != citizen.pk}


def known_to_be_another(known: Citizen, written: Person) -> bool:
    """Somebody came with this citizen's number before, under just this name and birth date, and
    was found to be another: it is not asked again."""
    before = IdentityQuestion.objects.filter(
        other=known, by_number=True, answer=IdentityQuestion.Answer.ANOTHER
    ).select_related("citizen")
    return any(
        have_the_same_name(written, question.citizen.person)
        and written.birth_date == question.citizen.birth_date
        for question in before
    )


@transaction.atomic
def answer_identity(
    *,
    by: Actor,
    question: IdentityQuestion,
    answer: str,
    among: QuerySet[Citizen],
    now: datetime,
) -> Citizen:
    """Settle who it is; returns whom everything is with then. ``among`` is whom ``by`` may see.

    "Same" joins the newer registration into the one known before, where it is no more than what
    was written. Two registrations with a course of their own are joined by two people
    (``citizens.services.proposing``): :class:`Conflict` ``by_two``. Twice is once; another answer
    than was given is a :class:`Conflict`. Raises :class:`NotAllowed` unless ``by`` sees both.
    """
    by.must(Permission.ASSESS)
    row = IdentityQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if not IdentityQuestion.objects.about(among).filter(pk=row.pk).exists() and not row.answer:
        raise NotAllowed("not_in_sight", _("Only somebody who may see both can say who it is."))
    if answer not in IdentityQuestion.Answer.values or (answer == "same" and row.other is None):
        raise Problem("not_a_choice", _("Choose one of the answers."), field="answer")
    if row.answer:
        if row.answer != answer:
            raise Conflict("already_answered", _("A colleague has answered this otherwise."))
        return _whom(row)
    if answer == IdentityQuestion.Answer.SAME:
        check_hangs_on_one_thing(row.citizen)
    row.answer, row.answered_at, row.answered_by = answer, now, by.user
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    if answer == IdentityQuestion.Answer.SAME and row.other is not None:
        return join_citizens(by=by, citizen=row.citizen, into=row.other, now=now)
    record(row.citizen, CitizenEvent.TOLD_APART, by=by, at=now)
    return row.citizen


def _whom(question: IdentityQuestion) -> Citizen:
    citizen = question.citizen
    return citizen.joined_into or citizen


def questions_for(by: Actor, among: QuerySet[Citizen]) -> QuerySet[IdentityQuestion]:
    """Open, and to be answered by ``by``, who may see the citizens ``among``."""
    if not by.may(Permission.ASSESS):
        return IdentityQuestion.objects.none()
    return IdentityQuestion.objects.open().about(among).select_related("citizen", "other")


def is_in_question(citizen: Citizen) -> bool:
    """Came with another's number, or one that contradicts itself: nothing is to be decided yet."""
    return IdentityQuestion.objects.open().filter(citizen=citizen, by_number=True).exists()
