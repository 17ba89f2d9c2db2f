"""What may be done with a referral: in which state, by whom, in which schemes, and why not.

submitted ──accept──▶ accepted ──book, start──▶ (a stay; waits again if it comes to nothing)
    ├─────refuse────▶ refused ──award after all──▶ accepted ──take back──▶ refused
    ├────withdraw───▶ withdrawn
    └──────close────▶ closed ◀──close── accepted, until the citizen has come

Who asked withdraws what nobody has decided; an award is a decision for the citizen, and whoever
asked then reports a change. Who decides closes what needs no answer any more: the citizen died,
moved, no longer wants it. That is no way round a refusal, which takes reasons.

One row per verb. A service raises what stands here; a page shows it beside the button that can't be
used.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from citizens.services.identity import is_in_question
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission, Role
from referrals.assessment_rules import ASSESSMENT_RULES
from referrals.models import Referral
from referrals.verbs import ReferralRule, Side
from referrals.verbs import Verb as Verb
from schemes.base import Referrer, Track, Version

Status = Referral.Status

_SUBMITTED: Final = frozenset({Status.SUBMITTED})
_ACCEPTED: Final = frozenset({Status.ACCEPTED})
_REFUSED: Final = frozenset({Status.REFUSED})

#: Ours: the four weeks in which a decision can be complained about, and four for the answer.
ADDED_TO_AFTERWARDS: Final = timedelta(weeks=8)

RULES: Final[dict[Verb, ReferralRule]] = {
    Verb.ANSWER: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Save the answer"),
        address="answer_question",
        before=_SUBMITTED,
    ),
    Verb.NOTE: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Write a note"),
        address="add_note",
        before=frozenset(Status),
    ),
    Verb.SET_MUNICIPALITIES: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Correct the municipalities"),
        address="set_municipalities",
        before=_SUBMITTED | _ACCEPTED,
        before_a_place_only=True,
    ),
    Verb.ACCEPT: ReferralRule(
        permissions=(Permission.DECIDE,),
        label=_("Accept"),
        scheme_words="accept",
        address="accept_referral",
        before=_SUBMITTED,
        after=Status.ACCEPTED,
        decides=True,
    ),
    Verb.REFUSE: ReferralRule(
        permissions=(Permission.DECIDE,),
        label=_("Refuse"),
        scheme_words="refuse",
        address="refuse_referral",
        before=_SUBMITTED,
        after=Status.REFUSED,
        decides=True,
    ),
    # A decision takes the place of another: looked at again by oneself, or after a complaint.
    Verb.AWARD_AFTER_ALL: ReferralRule(
        permissions=(Permission.DECIDE,),
        label=_("Award it after all"),
        address="award_after_all",
        before=_REFUSED,
        after=Status.ACCEPTED,
        decides=True,
    ),
    Verb.TAKE_BACK: ReferralRule(
        permissions=(Permission.DECIDE,),
        label=_("Take the award back"),
        address="take_back_award",
        before=_ACCEPTED,
        after=Status.REFUSED,
        before_a_place_only=True,
        decides=True,
    ),
    Verb.WITHDRAW: ReferralRule(
        permissions=(Permission.REFER,),
        label=_("Withdraw the referral"),
        address="withdraw_referral",
        before=_SUBMITTED,
        after=Status.WITHDRAWN,
        side=Side.SENDER,
    ),
    Verb.REPORT_CHANGE: ReferralRule(
        permissions=(Permission.REFER,),
        label=_("Report a change"),
        address="report_change",
        before=_SUBMITTED | _ACCEPTED,
        side=Side.SENDER,
    ),
    Verb.HANDLE_CHANGE: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Act on the change"),
        address="handle_change",
        before=frozenset(Status),
    ),
    Verb.ADD_FACT: ReferralRule(
        permissions=(Permission.REFER, Permission.ASSESS),
        label=_("Add to the referral"),
        address="add_later_fact",
        before=frozenset(Status),
        side=Side.EITHER,
        until_after_end=ADDED_TO_AFTERWARDS,
    ),
    Verb.ATTACH: ReferralRule(
        permissions=(Permission.REFER, Permission.ASSESS),
        label=_("Attach a file"),
        address="attach",
        before=frozenset(Status),
        side=Side.EITHER,
        until_after_end=ADDED_TO_AFTERWARDS,
    ),
    # As long as it is there: it may be about somebody else.
    Verb.REMOVE_FILE: ReferralRule(
        permissions=(Permission.REFER, Permission.ASSESS),
        label=_("Take the file away"),
        address="remove_attachment",
        before=frozenset(Status),
        side=Side.EITHER,
    ),
    Verb.CLOSE: ReferralRule(
        permissions=(Permission.DECIDE,),
        label=_("Close the referral"),
        address="close_referral",
        before=_SUBMITTED | _ACCEPTED,
        after=Status.CLOSED,
        before_arrival_only=True,
        decides=True,
    ),
    Verb.READY: ReferralRule(
        permissions=(Permission.REFER, Permission.ASSESS),
        label=_("Write when the citizen is ready for discharge"),
        address="ready_for_discharge",
        before=_SUBMITTED | _ACCEPTED,
        before_arrival_only=True,
        side=Side.EITHER,
    ),
    Verb.WAIT: ReferralRule(
        permissions=(Permission.ASSESS,),
        label=_("Write where the citizen sleeps meanwhile"),
        address="record_waiting",
        before=_SUBMITTED | _ACCEPTED,
        before_a_place_only=True,
    ),
    Verb.SET_NEED: ReferralRule(
        permissions=(Permission.DECIDE,),
        label=_("Judge the need"),
        address="set_need",
        before=_SUBMITTED | _ACCEPTED,
        before_a_place_only=True,
        decides=True,
    ),
    Verb.OFFER: ReferralRule(
        permissions=(Permission.BOOK,),
        label=_("Offer a place"),
        address="offer_place",
        before=_ACCEPTED,
        before_a_place_only=True,
    ),
    Verb.ANSWER_OFFER: ReferralRule(
        permissions=(Permission.BOOK,),
        label=_("Write the answer"),
        address="answer_offer",
        before=_ACCEPTED,
        before_a_place_only=True,
    ),
    # A place may be kept free while the referral is being decided.
    Verb.HOLD: ReferralRule(
        permissions=(Permission.BOOK,),
        label=_("Keep a place free"),
        address="place_referral",
        before=_SUBMITTED | _ACCEPTED,
        before_a_place_only=True,
    ),
    Verb.BOOK: ReferralRule(
        # Who grants a guest night on the spot also books one that was asked for (V § 2.2), where
        # the scheme lets them: see not_this_person.
        permissions=(Permission.BOOK, Permission.GRANT_GUEST_NIGHT),
        label=_("Find a place"),
        address="place_referral",
        before=_ACCEPTED,
        before_a_place_only=True,
    ),
    Verb.START: ReferralRule(
        permissions=(Permission.BOOK,),
        label=_("Begin the outreach"),
        scheme_words="move_in",
        address="start_outreach",
        before=_ACCEPTED,
        before_a_place_only=True,
    ),
    **ASSESSMENT_RULES,
}

WHY_NOT: Final[dict[str, Promise]] = {
    Status.SUBMITTED: _("The referral has not been decided yet."),
    Status.ACCEPTED: _("The referral has already been accepted."),
    Status.REFUSED: _("The referral has been refused. The citizen can be referred again."),
    Status.WITHDRAWN: _("The referral has been withdrawn. The citizen can be referred again."),
    Status.CLOSED: _("The referral has been closed. The citizen can be referred again."),
}
AWARDED: Final = _(
    "It has been decided, and the decision is the citizen's. Report a change, and the one who "
    "decided acts on it."
)
HAS_PLACE: Final = _("The citizen has already been given a place through this referral.")
HAS_BEGUN: Final = _("The help has already begun through this referral.")
HAS_COME: Final = _("The citizen has come. What ends now is the stay.")
GOES_ON_ELSEWHERE: Final = _(
    "It has been sent on, and nothing is added to it here. Add it where it goes on."
)
#: What would not be read where it goes on.
_ADDING: Final = frozenset({Verb.ADD_FACT, Verb.ATTACH})
ENDED_LONG_AGO: Final = _(
    "It ended more than eight weeks ago, and nothing is added to it any more. The citizen can be "
    "referred again."
)
#: What only the municipality's own people, or the citizen, can say that they are.
NOT_FROM_A_REGION: Final = frozenset({Referrer.AUTHORITY, Referrer.HOME_SUPPORT})


def obstacle(referral: Referral, verb: Verb) -> Conflict | None:
    """Why the referral's state does not allow the verb; None if it does."""
    rule = RULES[verb]
    if verb is Verb.WITHDRAW and referral.status == Status.ACCEPTED:
        return Conflict("already_accepted", AWARDED)
    if referral.status not in rule.before:
        return already(referral.status)
    if verb in _ADDING and referral.closed_because == Referral.ClosedBecause.REDIRECTED:
        return Conflict("goes_on_elsewhere", GOES_ON_ELSEWHERE)
    if rule.until_after_end is not None and _ended_before(rule.until_after_end, referral):
        return Conflict("ended_long_ago", ENDED_LONG_AGO)
    if rule.before_arrival_only and referral.has_begun:
        return Conflict("already_here", HAS_COME)
    if rule.before_a_place_only and referral.has_place:
        takes_place = referral.scheme_track.takes_place
        return Conflict("already_placed", HAS_PLACE if takes_place else HAS_BEGUN)
    return None


def _ended_before(how_long: timedelta, referral: Referral) -> bool:
    refused_at = referral.decided_at if referral.status == Status.REFUSED else None
    ended_at = referral.withdrawn_at or referral.closed_at or refused_at
    return ended_at is not None and timezone.now() - ended_at > how_long


def already(status: str) -> Conflict:
    """The state the referral is in, as what stands in the way."""
    code = "not_decided" if status == Status.SUBMITTED else f"already_{status}"
    return Conflict(code, WHY_NOT[status])


def apply(referral: Referral, verb: Verb) -> None:
    """Take the referral (unsaved) to its next state, or raise why not."""
    if problem := obstacle(referral, verb):
        raise problem
    if (after := RULES[verb].after) is not None:
        referral.status = after


def must(by: Actor, verb: Verb, referral: Referral) -> None:
    """Raise unless this person may; the referral's state is judged by :func:`apply`."""
    if problem := not_this_person(by, verb, referral):
        raise problem


def not_this_person(by: Actor, verb: Verb, referral: Referral) -> NotAllowed | None:
    """Why this person may not, and who may; None if the person may."""
    if RULES[verb].decides and not _decides(by, referral):
        return NotAllowed(
            "not_decider",
            gettext("This is not yours to decide. %(who)s")
            % {"who": who_decides(referral.scheme_track)},
        )
    if not role_may(by, verb, referral):
        return NotAllowed("not_allowed", _("Your role does not allow this."))
    if RULES[verb].side is Side.SENDER:
        if by.organisation.pk != referral.sender_id:
            return NotAllowed("not_sender", _("Only the one who sent the referral can do this."))
    elif RULES[verb].side is Side.EITHER and by.organisation.pk == referral.sender_id:
        return None
    elif by.organisation.pk != referral.controller_id:
        return NotAllowed("not_receiver", _("Only the one who received the referral can do this."))
    return None


def role_may(by: Actor, verb: Verb, referral: Referral) -> bool:
    """Whether the verb is among what the person's role does at all: a page offers no other."""
    if verb is Verb.BOOK and by.role is not None and not by.may(Permission.BOOK):
        return by.may(Permission.GRANT_GUEST_NIGHT) and referral.version.may_grant_on_the_spot(
            referral.track, by.role.value
        )
    return RULES[verb].may(by)


def _decides(by: Actor, referral: Referral) -> bool:
    """People decide: a task or a sweep never does, so the system has no office here."""
    return (
        by.role is not None
        and RULES[Verb.ACCEPT].may(by)
        and referral.version.may_decide(referral.track, by.role.value)
    )


def who_decides(track: Track) -> str:
    """The scheme's own sentence, else the roles by name."""
    if track.who_decides:
        return gettext(track.who_decides)
    roles = ", ".join(str(Role(office.value).label).lower() for office in sorted(track.deciders))
    return gettext("The decision is made by: %(who)s.") % {"who": roles}


def obstacles(by: Actor, verb: Verb, referral: Referral) -> list[Problem]:
    """All that stands between this person and the verb, most telling first."""
    if past := obstacle(referral, verb):
        return [past]  # nothing else matters then
    problems: list[Problem] = []
    if not_theirs := not_this_person(by, verb, referral):
        problems.append(not_theirs)
    if verb in (Verb.ACCEPT, Verb.AWARD_AFTER_ALL):
        problems += against_accepting(referral)
    if verb is Verb.BOOK and not referral.scheme_track.takes_place:
        problems.append(Problem("no_place_here", _("This kind of help is given without a place.")))
    if verb is Verb.START and referral.scheme_track.takes_place:
        problems.append(Problem("place_first", _("This kind of stay begins with a place.")))
    return problems


def against_accepting(referral: Referral) -> list[Problem]:
    """Statutory refusals and open questions: what nobody can accept against."""
    verdict = referral.verdict
    return [
        *_not_certain_who(referral),
        *(
            Problem(refusal.code, gettext(refusal.text), field=f"answers.{refusal.code}")
            for refusal in verdict.blocking
        ),
        *(
            Problem("unanswered", gettext(question.text), field=f"answers.{question.code}")
            for question in verdict.blocking_questions
        ),
    ]


def _not_certain_who(referral: Referral) -> list[Problem]:
    """A decision about the wrong person can't be taken back."""
    if not is_in_question(referral.citizen):
        return []
    words = gettext("It is not certain who the citizen is. Compare what was written, and say who.")
    return [Conflict("not_certain_who", words)]


def referrer_kinds(
    by: Actor, receiver: Organisation, version: Version, track: str
) -> list[Referrer]:
    """As whom this person can ask: the receiver's own people also type in a phone call. Whoever is
    at a public page asks for themselves, where the scheme lets citizens ask there.

    In the enum's order, so that forms are stable.
    """
    if by.is_public:
        return [Referrer.CITIZEN] if version.track(track).asked_on_public_page else []
    allowed = version.track(track).referrers
    not_theirs: set[Referrer] = set()
    if by.organisation.pk != receiver.pk:
        not_theirs = {Referrer.CITIZEN}
        if by.organisation.kind == Organisation.Kind.REGION:
            not_theirs |= NOT_FROM_A_REGION
    return [kind for kind in Referrer if kind in allowed - not_theirs]
