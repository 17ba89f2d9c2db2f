"""Is it the same person? Asking somebody who sees both, and what the answer does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from audit.services import record
from citizens.events import CitizenEvent
from citizens.models import Citizen, IdentityQuestion
from citizens.names import words_of
from citizens.rules import Difference, Person, may_be_the_same
from citizens.services.joining import join_citizens
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission

#: A name that more than these have says nothing of who somebody is.
MOST_DOUBLES: Final = 5


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
        citizen.controller, citizen.person, numbered=bool(citizen.masked_number)
    ).exclude(pk__in=[citizen.pk, *unlike]):
        ask_about(citizen, other, [], by=by, now=now, by_number=False)


def possible_doubles(
    controller: Organisation, person: Person, *, numbered: bool
) -> QuerySet[Citizen]:
    """Citizens who may be this person, though no number says so. None where too many may be.

    Two with a number each are two: their numbers were compared already.
    """
    nobody = Citizen.objects.none()
    if not person.words:
        return nobody
    alike = Citizen.objects.standing().filter(controller=controller).filter(_shares_a_word(person))
    if numbered:
        alike = alike.filter(number=None)
    if person.birth_date is not None:
        alike = alike.filter(Q(birth_date=None) | Q(birth_date=person.birth_date))
    ids = [other.pk for other in alike if may_be_the_same(person, other.person)]
    return Citizen.objects.filter(pk__in=ids) if len(ids) <= MOST_DOUBLES else nobody


def _shares_a_word(person: Person) -> Q:
    shares = Q(pk=None)
    for word in words_of(person.name, person.alias):
        shares |= Q(search_key__contains=f" {word}")
    return shares


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

    "Same" joins the newer registration into the one known before. Twice is once; another answer
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
