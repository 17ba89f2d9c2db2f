"""Joining two registrations, and taking them apart, by two people."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from audit.services import record
from citizens.events import CitizenEvent
from citizens.models import Citizen, JoiningProposal
from citizens.services.hanging import standing_facts
from citizens.services.joining import (
    check_can_be_joined,
    check_not_proposed,
    join_citizens,
    joining_of,
    lock_both,
    take_apart,
)
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, NotAllowed, Problem
from core.repeats import repeats
from core.shown import Shown
from organisations.actors import Actor
from organisations.models import User
from organisations.roles import Permission

Kind, Answer = JoiningProposal.Kind, JoiningProposal.Answer


@transaction.atomic
def propose_joining(
    *,
    by: Actor,
    citizen: Citizen,
    kept: Citizen,
    reason: str,
    among: QuerySet[Citizen],
    now: datetime,
) -> JoiningProposal:
    """Say that the two are one person, of whom ``kept`` is to stand. ``among`` is whom ``by`` may
    see. Nothing is joined before somebody else confirms it.

    The same again is once. Raises :class:`Conflict` where they can't be joined as they are, or
    one of them waits for an answer already (``proposed``).
    """
    user = _must(by, among, citizen, kept)
    old, new = lock_both(citizen, kept)
    clean = _reason(reason)
    if (proposal := _repeated(Kind.JOIN, old, new, user, clean)) is not None:
        return proposal
    check_not_proposed(old, new)
    check_can_be_joined(old, new, by=by, now=now)
    return _propose(by, Kind.JOIN, old, new, user, clean, now)


@transaction.atomic
def propose_taking_apart(
    *, by: Actor, citizen: Citizen, reason: str, among: QuerySet[Citizen], now: datetime
) -> JoiningProposal:
    """Say that a registration that was joined is somebody else's after all. The same again is once.

    Raises :class:`Conflict` ``not_joined``, or ``proposed``.
    """
    holder = Citizen.objects.filter(joined=citizen.pk).first()
    if holder is None:
        raise Conflict("not_joined", _("The registration is not joined with another."))
    if joining_of(citizen) is None:
        words = _("They were joined before it was kept what belonged to which.")
        raise Conflict("not_kept", words)
    user = _must(by, among, holder)
    old, kept = lock_both(citizen, holder)
    clean = _reason(reason)
    if (proposal := _repeated(Kind.APART, old, kept, user, clean)) is not None:
        return proposal
    check_not_proposed(old, kept)
    return _propose(by, Kind.APART, old, kept, user, clean, now)


@transaction.atomic
def answer_proposal(
    *,
    by: Actor,
    proposal: JoiningProposal,
    answer: str,
    among: QuerySet[Citizen],
    now: datetime,
    note: str = "",
    shown: Shown | None = None,
) -> JoiningProposal:
    """Confirm or reject what a colleague proposed, or withdraw one's own. Twice is once.

    ``shown`` is what the page was made from: where the two have changed since, nothing is done
    (:class:`Conflict` ``changed_meanwhile``). Raises :class:`NotAllowed` ``same_person`` for the
    one who proposed it, :class:`Conflict` ``already_answered``.
    """
    by.must(Permission.JOIN_CITIZENS)
    lock_both(proposal.citizen, proposal.kept)  # the citizens first, as everywhere
    rows = JoiningProposal.objects.select_related("citizen", "kept")
    row = rows.select_for_update(of=("self",)).get(pk=proposal.pk)
    if row.answer:
        if row.answer != answer:
            raise Conflict("already_answered", _("A colleague has answered this otherwise."))
        return row
    _must(by, among, *([row.citizen] if row.kind == Kind.JOIN else []), row.kept)
    checks = Checks()
    checks.choice("answer", answer, Answer.values, missing=_("Choose one of the answers."))
    missing = _("Write why not.") if answer == Answer.REJECTED else ""
    row.answer_note = checks.text("note", note, missing=missing, longest=LONG_TEXT)
    if problem := not_this_person(by, row, answer):
        checks.add_problem(problem)
    checks.raise_any()
    if answer == Answer.CONFIRMED and shown is not None and shown != shown_of(row):
        raise Conflict(
            "changed_meanwhile",
            _("What we know of the two has changed since you opened the page. Look once more."),
        )
    row.answer, row.answered_by, row.answered_at = answer, by.user, now
    row.save(update_fields=["answer", "answer_note", "answered_by", "answered_at"])
    _do(by, row, now)
    return row


def _do(by: Actor, row: JoiningProposal, now: datetime) -> None:
    if row.answer == Answer.REJECTED:
        record(row, CitizenEvent.PROPOSAL_REJECTED, by=by, at=now, reason=row.answer_note)
    elif row.answer == Answer.WITHDRAWN:
        record(row, CitizenEvent.PROPOSAL_WITHDRAWN, by=by, at=now)
    elif row.kind == Kind.JOIN:
        join_citizens(by=by, citizen=row.citizen, into=row.kept, now=now, confirms=row)
    else:
        take_apart(by=by, citizen=row.citizen, now=now, confirms=row)


def not_this_person(by: Actor, proposal: JoiningProposal, answer: str) -> Problem | None:
    """Why this person can't give the answer; None if they can."""
    is_own = by.user is not None and proposal.proposed_by_id == by.user.pk
    if answer == Answer.WITHDRAWN and not is_own:
        return NotAllowed("not_yours", _("Only the one who proposed it can withdraw it."))
    if answer != Answer.WITHDRAWN and is_own:
        return NotAllowed(
            "same_person",
            _("You have proposed it yourself. Somebody else answers."),
        )
    return None


def shown_of(proposal: JoiningProposal) -> Shown:
    """What a page about the proposal is made from."""
    return Shown.of(
        {"citizen": standing_facts(proposal.citizen), "kept": standing_facts(proposal.kept)}
    )


def proposals_for(by: Actor, among: QuerySet[Citizen]) -> QuerySet[JoiningProposal]:
    """Open, and in sight of ``by``, who sees the citizens ``among``."""
    if not by.may(Permission.JOIN_CITIZENS):
        return JoiningProposal.objects.none()
    rows = JoiningProposal.objects.open().filter(controller=by.organisation)
    return rows.about(among).select_related("citizen", "kept", "proposed_by")


def _must(by: Actor, among: QuerySet[Citizen], *citizens: Citizen) -> User:
    by.must(Permission.JOIN_CITIZENS)
    if by.user is None:
        raise NotAllowed("a_person", _("Two people say it, and never a program."))
    wanted = {citizen.pk for citizen in citizens}
    if among.filter(pk__in=wanted).count() != len(wanted):
        raise NotAllowed("not_in_sight", _("Only somebody who may see both can say who it is."))
    return by.user


def _reason(reason: str) -> str:
    checks = Checks()
    clean = checks.text("reason", reason, missing=_("Write why you think so."), longest=LONG_TEXT)
    checks.raise_any()
    return clean


def _repeated(
    kind: str, citizen: Citizen, kept: Citizen, user: User, reason: str
) -> JoiningProposal | None:
    """The open proposal that says just this."""
    rows = JoiningProposal.objects.open().filter(kind=kind, citizen=citizen, kept=kept)
    proposal = rows.first()
    if proposal is not None and repeats(proposal, proposed_by_id=user.pk, reason=reason):
        return proposal
    return None


def _propose(
    by: Actor,
    kind: str,
    citizen: Citizen,
    kept: Citizen,
    user: User,
    reason: str,
    now: datetime,
) -> JoiningProposal:
    proposal = JoiningProposal.objects.create(
        controller_id=kept.controller_id,
        kind=kind,
        citizen=citizen,
        kept=kept,
        reason=reason,
        proposed_by=user,
        proposed_at=now,
    )
    is_joining = kind == Kind.JOIN
    event = CitizenEvent.JOINING_PROPOSED if is_joining else CitizenEvent.APART_PROPOSED
    record(proposal, event, by=by, at=now, reason=reason)
    return proposal
