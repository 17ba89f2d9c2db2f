"""Who may do what with a referral: the permission, the scheme's own rule, and why not.

A service raises what stands here; a page shows it beside the button that can't be used.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from core.problems import NotAllowed, Problem
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission, Role
from referrals import workflow
from referrals.models import Referral
from referrals.workflow import Verb
from schemes.base import Referrer, Track, Version

PERMISSIONS: Final[dict[Verb, Permission]] = {
    Verb.ANSWER: Permission.ASSESS,
    Verb.ACCEPT: Permission.DECIDE,
    Verb.REFUSE: Permission.DECIDE,
    Verb.WITHDRAW: Permission.REFER,
    Verb.HOLD: Permission.BOOK,
    Verb.BOOK: Permission.BOOK,
    Verb.START: Permission.BOOK,
    Verb.SET_MUNICIPALITIES: Permission.ASSESS,
}
#: What only the municipality's own people, or the citizen, can say that they are.
NOT_FROM_A_REGION: Final = frozenset({Referrer.AUTHORITY, Referrer.HOME_SUPPORT})


def must(by: Actor, verb: Verb, referral: Referral) -> None:
    """Raise unless this person may; the referral's state is ``workflow``'s to judge."""
    if problem := not_this_person(by, verb, referral):
        raise problem


def not_this_person(by: Actor, verb: Verb, referral: Referral) -> NotAllowed | None:
    """Why this person may not, and who may; None if the person may."""
    if verb in (Verb.ACCEPT, Verb.REFUSE) and not _decides(by, referral):
        return NotAllowed(
            "not_decider",
            _("This is not yours to decide. %(who)s") % {"who": who_decides(referral.scheme_track)},
        )
    if not by.may(PERMISSIONS[verb]) and not _gives_the_guest_room(by, verb, referral):
        return NotAllowed("not_allowed", _("Your role does not allow this."))
    if verb is not Verb.WITHDRAW and by.organisation.pk != referral.controller_id:
        return NotAllowed("not_receiver", _("Only the one who received the referral can do this."))
    return None


def _decides(by: Actor, referral: Referral) -> bool:
    """People decide: a task or a sweep never does, so the system has no office here."""
    return (
        by.role is not None
        and by.may(Permission.DECIDE)
        and referral.version.may_decide(referral.track, by.role.value)
    )


def _gives_the_guest_room(by: Actor, verb: Verb, referral: Referral) -> bool:
    """Who grants a guest night on the spot also books one that was asked for (V § 2.2)."""
    return (
        verb is Verb.BOOK
        and by.role is not None
        and by.may(Permission.GRANT_GUEST_NIGHT)
        and referral.version.may_grant_on_the_spot(referral.track, by.role.value)
    )


def who_decides(track: Track) -> str:
    """The scheme's own sentence, else the roles by name."""
    if track.who_decides:
        return _(track.who_decides)
    roles = ", ".join(str(Role(one.value).label).lower() for one in sorted(track.deciders))
    return _("The decision is made by: %(who)s.") % {"who": roles}


def obstacles(by: Actor, verb: Verb, referral: Referral) -> list[Problem]:
    """All that stands between this person and the verb, most telling first."""
    found: list[Problem] = []
    if past := workflow.obstacle(referral, verb):
        return [past]  # nothing else matters then
    if not_theirs := not_this_person(by, verb, referral):
        found.append(not_theirs)
    if verb is Verb.ACCEPT:
        found += against_accepting(referral)
    if verb is Verb.BOOK and not referral.scheme_track.takes_place:
        found.append(Problem("no_place_here", _("This kind of help is given without a place.")))
    if verb is Verb.START and referral.scheme_track.takes_place:
        found.append(Problem("place_first", _("This kind of stay begins with a place.")))
    return found


def against_accepting(referral: Referral) -> list[Problem]:
    """Statutory refusals and open questions: what nobody can accept against."""
    verdict = referral.verdict
    return [
        *(Problem(one.code, _(one.text), field=f"answers.{one.code}") for one in verdict.blocking),
        *(
            Problem("unanswered", _(one.text), field=f"answers.{one.code}")
            for one in verdict.blocking_questions
        ),
    ]


def referrer_kinds(
    by: Actor, receiver: Organisation, version: Version, track: str
) -> list[Referrer]:
    """As whom this person can ask: the receiver's own people also type in a phone call.

    In the enum's order, so that forms are stable.
    """
    allowed = version.track(track).referrers
    if by.organisation.pk == receiver.pk:
        return [one for one in Referrer if one in allowed]
    not_theirs = {Referrer.CITIZEN}
    if by.organisation.kind == Organisation.Kind.REGION:
        not_theirs |= NOT_FROM_A_REGION
    return [one for one in Referrer if one in allowed and one not in not_theirs]
