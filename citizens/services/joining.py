"""Two registrations of the same person become one, and two again: nothing is lost by either."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from audit.services import record
from citizens.events import CitizenEvent
from citizens.identifiers import read_identifier
from citizens.models import (
    Citizen,
    CitizenNumber,
    IdentityQuestion,
    JoinedRegistration,
    JoiningProposal,
)
from citizens.services.hanging import Rows, ids_on, move_rows, relations, rows_back
from citizens.services.numbers import keep_number
from core.checks import Checks
from core.problems import Conflict, Problem, WayOn
from organisations.actors import Actor
from organisations.roles import Permission

#: What may be known of the one registration alone. A name is never overwritten, nor what somebody
#: outside wrote of a citizen already known: a phone, an alias.
_FACTS: Final = ("birth_date", "home_municipality", "letter_language", "letter_edition")

#: What stands in the way of two becoming one, in words; the apps above say theirs when they start.
AgainstJoining = Callable[[Citizen, Citizen], list[Problem]]
_AGAINST: Final[list[AgainstJoining]] = []


def also_against_joining(against: AgainstJoining) -> None:
    """Make known what else is to be put right first; called from an app's ``ready``."""
    _AGAINST.append(against)


@transaction.atomic
def join_citizens(
    *,
    by: Actor,
    citizen: Citizen,
    into: Citizen,
    now: datetime,
    confirms: JoiningProposal | None = None,
) -> Citizen:
    """Give all that hangs on ``citizen`` to ``into``, and return that. Twice is once.

    The old registration stays as a row that leads to the other, and what came over is kept, so
    that they can be taken apart. ``confirms``: the proposal that is confirmed by it. Raises
    :class:`Conflict` (``two_numbers``, ``both_have_places``, ``already_joined``, ``proposed``)
    where they can't be one as they are, and what the apps above have against it.
    """
    by.must(Permission.ASSESS)
    old, new = lock_both(citizen, into)
    if old.joined_into_id == new.pk:
        return new
    if old.pk == new.pk or old.joined_into_id or new.joined_into_id:
        raise Conflict("already_joined", _("One of the two has been joined with another already."))
    if old.controller_id != new.controller_id:
        raise Conflict("two_organisations", _("Each organisation knows its own citizens."))
    check_not_proposed(old, new, besides=confirms)
    _check_can_be_one(old, new)
    joined = JoinedRegistration(
        controller_id=new.controller_id, citizen=old, into=new, at=now, by=by.user
    )
    _join_numbers(old, new, joined)
    try:
        with transaction.atomic():
            joined.moved = move_rows(ids_on(old), old, new)
    except IntegrityError:
        raise Conflict(
            "both_have_places",
            _(
                "Both have a place in the same nights, or the same is written down with both. Put "
                "that right first, and then join them."
            ),
        ) from None
    _settle_questions(old, new, IdentityQuestion.Answer.SAME, by=by, now=now)
    known = [fact for fact in _FACTS if getattr(old, fact) and not getattr(new, fact)]
    if old.has_protected_address and not new.has_protected_address:
        known.append("has_protected_address")
    joined.held_before = {fact: getattr(new, fact) for fact in known}
    for fact in known:
        setattr(new, fact, getattr(old, fact))
    new.save(update_fields=[*known, "masked_number"])
    old.joined_into = new
    old.save(update_fields=["joined_into", "masked_number"])
    joined.save(force_insert=True)
    record(new, CitizenEvent.JOINED, by=by, at=now, joined=old.pk)
    record(old, CitizenEvent.JOINED_INTO, by=by, at=now, into=new.pk)
    return new


@transaction.atomic
def take_apart(
    *, by: Actor, citizen: Citizen, now: datetime, confirms: JoiningProposal | None = None
) -> Citizen:
    """Let a joined registration stand by itself again, with what came from it. Twice is once.

    What has come since stays with the other, but for what hangs on a stay or a referral that goes
    back. Raises :class:`Conflict` ``not_joined``.
    """
    by.must(Permission.ASSESS)
    holder = Citizen.objects.filter(pk=citizen.pk).values_list("joined_into", flat=True).first()
    joined = joining_of(citizen)
    if holder is None or joined is None:
        if JoinedRegistration.objects.filter(citizen=citizen).exists():
            return Citizen.objects.get(pk=citizen.pk)
        raise Conflict("not_joined", _("The registration is not joined with another."))
    old, kept = lock_both(citizen, Citizen(pk=holder))
    check_not_proposed(old, kept, besides=confirms)
    move_rows(rows_back(joined, kept), kept, old)
    old.joined_into = None
    _number_back(joined, old, kept)
    filled_in = [
        fact
        for fact in joined.held_before
        # What was corrected since is nobody's to put back.
        if getattr(kept, fact) == getattr(old, fact)
    ]
    for fact in filled_in:
        setattr(kept, fact, joined.held_before[fact])
    kept.save(update_fields=[*filled_in, "masked_number"])
    old.save(update_fields=["joined_into", "masked_number"])
    _settle_questions(old, kept, IdentityQuestion.Answer.ANOTHER, by=by, now=now)
    joined.taken_apart_at = now
    joined.save(update_fields=["taken_apart_at"])
    for row in (old, kept):
        record(row, CitizenEvent.TAKEN_APART, by=by, at=now)
    return old


def joining_of(citizen: Citizen) -> JoinedRegistration | None:
    """How the registration came to lead to another; None where it stands by itself."""
    rows = JoinedRegistration.objects.filter(taken_apart_at=None)
    return rows.filter(citizen=citizen).first()


def what_goes_back(citizen: Citizen) -> Rows:
    """The rows that stand with a joined registration again when it is taken out."""
    joined = joining_of(citizen)
    holder = citizen.joined_into
    return rows_back(joined, holder) if joined is not None and holder is not None else {}


def check_hangs_on_one_thing(citizen: Citizen) -> None:
    """Raise :class:`Conflict` ``by_two`` where more hangs on the registration than came with it:
    then two people say that it is somebody else's."""
    for model, field in relations():
        if model._base_manager.filter(**{field: citizen})[1:2].exists():
            raise Conflict(
                "by_two",
                _(
                    "Both have stays or referrals of their own. They are joined by two people: "
                    "propose it, and a colleague confirms it."
                ),
                field="answer",
                ways_on=[WayOn(_("Propose to join them"), "propose_joining", (citizen.pk,))],
            )


def check_can_be_joined(citizen: Citizen, kept: Citizen, *, by: Actor, now: datetime) -> None:
    """Raise what would stand in the way; nothing is written."""

    class Tried(Exception):
        pass

    try:
        with transaction.atomic():
            join_citizens(by=by, citizen=citizen, into=kept, now=now)
            raise Tried
    except Tried:
        return


def lock_both(citizen: Citizen, other: Citizen) -> tuple[Citizen, Citizen]:
    """In one order for everybody, so that two who join at once wait for each other."""
    rows = Citizen.objects.select_for_update(of=("self",)).filter(pk__in=[citizen.pk, other.pk])
    both = {row.pk: row for row in rows.order_by("pk")}
    return both[citizen.pk], both[other.pk]


def check_not_proposed(
    citizen: Citizen, other: Citizen, *, besides: JoiningProposal | None = None
) -> None:
    """Raise :class:`Conflict` ``proposed`` where either waits for a colleague's answer."""
    waiting = JoiningProposal.objects.open().naming(citizen.pk, other.pk)
    if besides is not None:
        waiting = waiting.exclude(pk=besides.pk)
    if (proposal := waiting.first()) is not None:
        raise Conflict(
            "proposed",
            _("A proposal about one of the two waits for an answer. Answer that first."),
            ways_on=[WayOn(_("See the proposal"), "joining_proposal", (proposal.pk,))],
        )


def _check_can_be_one(old: Citizen, new: Citizen) -> None:
    checks = Checks()
    if CitizenNumber.objects.filter(citizen__in=[old, new]).count() > 1:
        checks.add_problem(
            Conflict(
                "two_numbers",
                _(
                    "Both have a CPR number. Correct the number that is wrong before they are "
                    "joined."
                ),
            )
        )
    for against in _AGAINST:
        for problem in against(old, new):
            checks.add_problem(problem)
    if len(checks.problems) == 1:
        raise checks.problems[0]
    checks.raise_any()


def _join_numbers(old: Citizen, new: Citizen, joined: JoinedRegistration) -> None:
    if number := _carry_number(old, new):
        joined.number_index = bytes(number.index)


def _number_back(joined: JoinedRegistration, old: Citizen, kept: Citizen) -> None:
    number = CitizenNumber.objects.filter(citizen=kept).first()
    if number is not None and bytes(number.index) == bytes(joined.number_index):
        _carry_number(kept, old)


def _carry_number(giver: Citizen, taker: Citizen) -> CitizenNumber | None:
    """The number as it stood with the one who had it; None where there is none."""
    number = CitizenNumber.objects.filter(citizen=giver).first()
    if number is None:
        return None
    identifier = read_identifier(number.reveal())
    number.delete()  # it is sealed to the row it stood in
    keep_number(taker, identifier)
    taker.masked_number, giver.masked_number = identifier.masked, ""
    return number


def _settle_questions(
    old: Citizen, new: Citizen, answer: IdentityQuestion.Answer, *, by: Actor, now: datetime
) -> None:
    """Whether these two are one is answered; told apart, it is not asked again."""
    pair = Q(citizen=old, other=new) | Q(citizen=new, other=old)
    rows = IdentityQuestion.objects.filter(pair)
    settled: dict[str, Any] = {"answer": answer, "answered_at": now, "answered_by": by.user}
    if answer == IdentityQuestion.Answer.SAME:
        rows.open().update(**settled)
    elif not rows.update(**settled):
        rows.create(
            controller_id=old.controller_id, citizen=old, other=new, asked_at=now, **settled
        )
