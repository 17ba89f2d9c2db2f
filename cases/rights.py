"""What a citizen or a municipality is owed and has not got: the law watched on each open case.

Derived when it is shown, never stored. Each is said with since when and with the page where it is
put right (DOMAIN.md § 7). ``owed`` lists them across all cases in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.case import Case
from complaints.models import Complaint
from core.problems import Text
from organisations.actors import Actor
from placements.follow_up_rules import FOLLOW_UP_RULES, FollowUpVerb
from placements.models import Decision, FollowUp, Relapse, Stay
from placements.offices import not_this_person
from placements.rules import RULES, Verb
from placements.self_payments import Share
from placements.services.discharging import DISCHARGES
from placements.services.relapses import how_it_ends
from referrals.clock import Clock
from referrals.models import Referral
from schemes.base import DecisionKind, RefundDays
from schemes.complaints import SOURCE as COMPLAINTS_SOURCE
from schemes.law import ANSWERED_IN_TIME, DEADLINE_GIVEN

#: Leaving that the house decides; who left alone, died or was expelled was not discharged.
DISCHARGED: Final = (Stay.Ending.AS_PLANNED, Stay.Ending.MOVED_ON, Stay.Ending.OTHER)
#: What was not decided by then is asked for no more.
ASKED_FOR: Final = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Owed:
    text: Text
    source: Text
    #: Since when it is owed, or late.
    since: date
    #: The name and argument of the page of its case.
    page: str
    pk: int
    #: Those of the page where it is put right, and who may.
    act: tuple[str, int] | None = None
    may: Callable[[Actor], bool] = bool

    def url_for(self, by: Actor) -> str:
        """Where it is put right; for who may not, where it can be read."""
        name, pk = self.act if self.act is not None and self.may(by) else (self.page, self.pk)
        return reverse(name, args=[pk])


# What each is, once it is known that it is owed.


def undecided_stay(stay: Stay, since: date) -> Owed:
    return _on_stay(
        stay,
        Verb.EXTEND,
        text=_("Nobody has decided that the citizen stays on. Extend, or refuse to."),
        source=_("§ 24 of the Public Administration Act"),
        since=since,
    )


def undecided_relapse(stay: Stay, since: date) -> Owed:
    """A judgement that the stay ends is no decision, and no leaving (V § 3.2)."""
    rule = stay.version.relapse
    return _on_stay(
        stay,
        how_it_ends(stay),
        text=_("A relapse was judged to end the stay, and nobody has decided it."),
        source=rule.source if rule is not None else "",
        since=since,
    )


def undecided_discharge(stay: Stay, since: date) -> Owed:
    """Under § 110 the discharge is a decision, with reasons and complaint."""
    return _on_stay(
        stay,
        Verb.DISCHARGE,
        text=_("The citizen has left, and the discharge has not been decided."),
        source=stay.scheme_track.decision_rule(DecisionKind.DISCHARGE).source,
        since=since,
    )


def late_follow_up(follow_up: FollowUp, stay: Stay) -> Owed:
    rule = follow_up.rule
    complete = FOLLOW_UP_RULES[FollowUpVerb.COMPLETE]
    return Owed(
        text=rule.title,
        source=rule.source,
        since=follow_up.due_on,
        page="stay",
        pk=stay.pk,
        act=(complete.address, follow_up.pk),
        may=complete.may,
    )


def past_the_refund(stay: Stay, days: RefundDays | None) -> Iterable[Owed]:
    if stay.status != Stay.Status.HERE or days is None or days.over_since is None:
        return
    yield Owed(
        text=_("The days that the state refunds are used. No refund is counted since."),
        source=days.source,
        since=days.over_since,
        page="stay",
        pk=stay.pk,
    )


def paid_though_home_kept(stay: Stay, since: date | None) -> Iterable[Owed]:
    """Also after the stay: what was paid is owed back until it is put right."""
    rule = stay.scheme_track.self_payment
    if rule is None or since is None:
        return
    yield _on_stay(
        stay,
        Verb.END_PAYMENT,
        text=_("Payment for lodging is taken on days on which the citizen keeps a home."),
        source=rule.home_kept_source,
        since=since,
    )


def late_complaints(complaints: Iterable[Complaint], today: date) -> Iterable[Owed]:
    for complaint in complaints:
        if complaint.due_on is not None and complaint.due_on < today:
            yield Owed(
                text=_("A complaint has not been looked at again and sent on."),
                source=COMPLAINTS_SOURCE,
                since=complaint.due_on,
                page="complaint",
                pk=complaint.pk,
            )


def unanswered(referral: Referral, answer_by: date | None, today: date) -> Iterable[Owed]:
    """Past the day on which whoever referred is promised an answer; not while it stands still."""
    if referral.status != Referral.Status.SUBMITTED or answer_by is None or answer_by >= today:
        return
    yield Owed(
        text=_("The referral has not been answered by its day."),
        source=ANSWERED_IN_TIME if referral.version.act else DEADLINE_GIVEN,
        since=answer_by,
        page="referral",
        pk=referral.pk,
    )


def _on_stay(stay: Stay, verb: Verb, *, text: Text, source: Text, since: date) -> Owed:
    """Put right by an act on the stay, for whom its scheme leaves it to."""
    rule = RULES[verb]
    return Owed(
        text=text,
        source=source,
        since=since,
        page="stay",
        pk=stay.pk,
        act=(rule.address, stay.pk),
        may=lambda by: rule.may(by) and not_this_person(by, verb, stay) is None,
    )


# Whether it is owed on one case.


def rights_of(
    case: Case,
    decisions: Sequence[Decision],
    refund: RefundDays | None,
    share: Share | None,
    relapses: Sequence[Relapse] | None = None,
    complaints: Iterable[Complaint] = (),
) -> list[Owed]:
    """What is owed and late on a stay, the oldest first; ``decisions`` are all of the stay's,
    ``refund`` its days of the running year, ``share`` what the citizen pays, ``relapses`` the last
    first, ``complaints`` those that are unsettled."""
    stay, today = case.stay, case.today
    paid_since = share.lodging_though_home_kept(today) if share is not None else None
    owed = [
        *_without_decision(stay, decisions, today),
        *_without_discharge(stay, decisions, today),
        *_judged_to_end(stay, decisions, relapses or ()),
        *_by_law_and_late(case),
        *past_the_refund(stay, refund),
        *paid_though_home_kept(stay, paid_since),
        *late_complaints(complaints, today),
    ]
    return sorted(owed, key=lambda each: each.since)


def rights_of_referral(referral: Referral, clock: Clock, today: date) -> list[Owed]:
    """The same of a referral; what its stay owes stands on the stay. One statement at most."""
    answer_by = None if clock.stands_still_since else clock.answer_by
    owed = [*unanswered(referral, answer_by, today)]
    if referral.decision_id is not None:
        complaints = Complaint.objects.unsettled().filter(decision=referral.decision_id)
        owed += late_complaints(complaints, today)
    return sorted(owed, key=lambda each: each.since)


def _without_decision(stay: Stay, decisions: Sequence[Decision], today: date) -> Iterable[Owed]:
    allowing = [each for each in decisions if each.stands and each.is_allowing]
    if stay.status != Stay.Status.HERE or any(each.ends_on is None for each in allowing):
        return
    days = [each.ends_on for each in allowing if each.ends_on is not None]
    until = max(days, default=stay.moved_in_on)
    if until is not None and until < today:
        yield undecided_stay(stay, until)


def _without_discharge(stay: Stay, decisions: Sequence[Decision], today: date) -> Iterable[Owed]:
    if stay.status != Stay.Status.LEFT or stay.left_on is None or stay.ending not in DISCHARGED:
        return
    if not stay.scheme_track.decides(DecisionKind.DISCHARGE) or stay.left_on < today - ASKED_FOR:
        return
    if not any(each.stands and each.kind in DISCHARGES for each in decisions):
        yield undecided_discharge(stay, stay.left_on)


def _judged_to_end(
    stay: Stay, decisions: Sequence[Decision], relapses: Sequence[Relapse]
) -> Iterable[Owed]:
    """As ``judged_to_end`` has it for many."""
    if stay.status != Stay.Status.HERE or not relapses:
        return
    decided = any(each.stands and each.kind in DISCHARGES for each in decisions)
    if relapses[0].judgement == Relapse.Judgement.ENDS and not decided:
        yield undecided_relapse(stay, relapses[0].on)


def _by_law_and_late(case: Case) -> Iterable[Owed]:
    by_law = {rule.kind for rule in case.stay.scheme_track.follow_ups if rule.is_owed_by_law}
    for follow_up in case.follow_ups:
        is_late = follow_up.status == FollowUp.Status.OPEN and follow_up.due_on < case.today
        if is_late and follow_up.kind in by_law:
            yield late_follow_up(follow_up, case.stay)
