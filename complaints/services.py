"""A complaint of a decision: received, looked at again, sent on, settled."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from complaints import rules
from complaints.events import ComplaintEvent
from complaints.models import Complaint
from complaints.rules import Verb
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict, NotAllowed, Problem
from core.repeats import repeated, repeats
from organisations.actors import Actor
from placements.models import Decision
from referrals.models import decisions_visible_to
from schemes.base import DecisionKind
from schemes.complaints import last_day_to_complain

State = Complaint.State
#: Kinds that another decision of the same stay answers, where none takes their place.
ANSWERED_BY = {DecisionKind.EXTENSION_REFUSED: (DecisionKind.EXTENSION,)}


@transaction.atomic
def receive_complaint(
    *,
    by: Actor,
    decision: Decision,
    received_on: date,
    complains: str,
    text: str,
    now: datetime,
    by_name: str = "",
    late_reason: str = "",
    suspends: str = "",
) -> Complaint:
    """Write down a complaint that came on ``received_on``. The same again is one.

    ``complains`` is a :class:`Complaint.By`. ``late_reason`` where it came after four weeks: why it
    is taken up, or why not. Raises :class:`Problem` ``no_complaint`` where the decision can't be
    complained of, :class:`Conflict` where a complaint of it is open.
    """
    if why_not := rules.not_this_person(by, Verb.RECEIVE, decision):
        raise why_not
    row = own_row(
        decisions_visible_to(by), decision.pk, not_yours=_("The decision is not one of yours.")
    )
    checks = Checks()
    kind = checks.choice(
        "complains", complains, Complaint.By.values, missing=_("Choose who complains.")
    )
    name = checks.text("by_name", by_name)
    if kind and kind != Complaint.By.CITIZEN and not name:
        checks.add("missing", _("Write the name of who complains."), field="by_name")
    written = {
        "received_on": received_on,
        "by": kind,
        "by_name": name,
        "text": checks.text(
            "text", text, missing=_("Write what is complained of."), longest=LONG_TEXT
        ),
        "late_reason": _late_reason(checks, row, received_on, late_reason, now),
        "suspends": checks.text("suspends", suspends, longest=LONG_TEXT),
    }
    checks.raise_any()
    unsettled = Complaint.objects.unsettled().filter(decision=row)
    if same := repeated(unsettled, **written):
        return same
    if problem := rules.against_complaining(row):
        raise problem
    if unsettled.exists():
        raise Conflict(
            "complaint_open", _("A complaint of the decision is being looked at already.")
        )
    complaint = Complaint.objects.create(
        controller_id=row.controller_id,
        decision=row,
        citizen_id=row.citizen_id,
        written_by=by.user,
        written_at=now,
        **written,
    )
    with translation.override(settings.LANGUAGE_CODE):
        title = _(row.rule.title)
    record(complaint, ComplaintEvent.RECEIVED, by=by, at=now, decision=title)
    return complaint


def _late_reason(
    checks: Checks, decision: Decision, received_on: date, text: str, now: datetime
) -> str:
    """Why it came late; asked for where it did."""
    if received_on > timezone.localdate(now):
        checks.add("future", _("Choose today or an earlier day."), field="received_on")
    elif received_on < decision.decided_on:
        checks.add("before_decision", _("It had not been decided by then."), field="received_on")
    late = received_on > last_day_to_complain(decision.decided_on)
    return checks.text(
        "late_reason",
        text if late else "",
        missing=_("It came more than four weeks after the decision. Write why it came late.")
        if late
        else "",
        longest=LONG_TEXT,
    )


@transaction.atomic
def reconsider(
    *, by: Actor, complaint: Complaint, stands: bool, reconsideration: str, now: datetime
) -> Complaint:
    """Whoever decided has looked at it again: the decision stands, or another was made instead.

    Raises :class:`Problem` ``decide_first`` where it is said to be changed and no new decision has
    taken its place.
    """
    row = _locked(by, complaint, Verb.RECONSIDER)
    checks = Checks()
    words = checks.text(
        "reconsideration",
        reconsideration,
        missing=_("Write what was looked at again, and why."),
        longest=LONG_TEXT,
    )
    new = None if stands else new_decision_of(row)
    if not stands and new is None:
        checks.add(
            "decide_first",
            _("Make the new decision first. Then write here that the old one was changed."),
            field="stands",
        )
    checks.raise_any()
    state = State.UPHELD if stands else State.CHANGED
    if repeats(row, state=state, reconsideration=words):
        return row
    _check(row, Verb.RECONSIDER)
    row.state, row.reconsideration, row.new_decision = state, words, new
    row.reconsidered_on, row.reconsidered_by = timezone.localdate(now), by.user
    row.save()
    event = ComplaintEvent.UPHELD if stands else ComplaintEvent.CHANGED
    record(row, event, by=by, at=now)
    return row


def new_decision_of(complaint: Complaint) -> Decision | None:
    """The decision made since the complaint came that takes the old one's place, or answers it."""
    old = complaint.decision
    made = Decision.objects.filter(controller=old.controller_id)
    instead = made.filter(replaces=old).first()
    answers = ANSWERED_BY.get(DecisionKind(old.kind), ())
    if instead is not None or not answers or old.stay_id is None:
        return instead
    later = made.standing().filter(stay=old.stay_id, kind__in=answers)
    return later.filter(decided_at__gt=old.decided_at).order_by("-decided_at").first()


@transaction.atomic
def send_on(*, by: Actor, complaint: Complaint, on: date, now: datetime) -> Complaint:
    """It went to the appeals board with its file on ``on``. Twice is once."""
    row = _locked(by, complaint, Verb.SEND_ON)
    if repeats(row, state=State.SENT_ON, sent_on=on):
        return row
    _check(row, Verb.SEND_ON)
    earliest = row.reconsidered_on or row.received_on
    if not earliest <= on <= timezone.localdate(now):
        raise Problem(
            "not_that_day",
            _("Choose a day since it was looked at again, today at the latest."),
            field="on",
        )
    row.state, row.sent_on = State.SENT_ON, on
    row.save()
    record(row, ComplaintEvent.SENT_ON, by=by, at=now)
    return row


@transaction.atomic
def settle(
    *, by: Actor, complaint: Complaint, on: date, outcome: str, text: str, now: datetime
) -> Complaint:
    """What the appeals board answered, on ``on``. What follows from it is a decision of its own."""
    row = _locked(by, complaint, Verb.SETTLE)
    checks = Checks()
    chosen = checks.choice(
        "outcome", outcome, Complaint.Outcome.values, missing=_("Choose what it was answered.")
    )
    words = checks.text("text", text, longest=LONG_TEXT)
    if row.sent_on is not None and not row.sent_on <= on <= timezone.localdate(now):
        checks.add(
            "not_that_day", _("Choose a day since it was sent on, today at the latest."), field="on"
        )
    checks.raise_any()
    written = {"settled_on": on, "outcome": chosen, "outcome_text": words}
    if repeats(row, state=State.SETTLED, **written):
        return row
    _check(row, Verb.SETTLE)
    row.state = State.SETTLED
    for name, value in written.items():
        setattr(row, name, value)
    row.save()
    with translation.override(settings.LANGUAGE_CODE):
        label = str(Complaint.Outcome(chosen).label)
    record(row, ComplaintEvent.SETTLED, by=by, at=now, outcome=label)
    return row


@transaction.atomic
def withdraw(*, by: Actor, complaint: Complaint, on: date, now: datetime) -> Complaint:
    """Who complained takes it back. Twice is once."""
    row = _locked(by, complaint, Verb.WITHDRAW)
    if repeats(row, state=State.WITHDRAWN, withdrawn_on=on):
        return row
    _check(row, Verb.WITHDRAW)
    if not row.received_on <= on <= timezone.localdate(now):
        raise Problem(
            "not_that_day", _("Choose a day since it came, today at the latest."), field="on"
        )
    row.state, row.withdrawn_on = State.WITHDRAWN, on
    row.save()
    record(row, ComplaintEvent.WITHDRAWN, by=by, at=now)
    return row


def _locked(by: Actor, complaint: Complaint, verb: Verb) -> Complaint:
    rows = Complaint.objects.visible_to(by).select_related("decision")
    row = own_row(rows, complaint.pk, not_yours=_("The complaint is not one of yours."))
    why_not: NotAllowed | None = rules.not_this_person(by, verb, row.decision)
    if why_not is not None:
        raise why_not
    return row


def _check(complaint: Complaint, verb: Verb) -> None:
    if problem := rules.obstacle(complaint, verb):
        raise problem
