"""Who is concerned by an event: a function per audience. Which hears of what: ``audience``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from django.utils import timezone

from audit.models import Event
from notifications.news import Reader
from notifications.subjects import Subjects
from organisations.models import Membership
from organisations.roles import Permission, Role
from referrals.models import ChangeReport

Audience = Callable[[Event, Subjects], Iterable[Reader]]


def the_one_who_reported(event: Event, _subjects: Subjects) -> Iterator[Reader]:
    handled = ChangeReport.objects.filter(referral=event.referral_id, handled_at=event.at)
    for report in handled:
        if report.by_id is not None:
            yield Reader(report.by_id, report.sender_id)


def those_of_the_hand_over(event: Event, _subjects: Subjects) -> Iterator[Reader]:
    """Who answers for it now, and who did."""
    for user_id in (event.facts.get("to_id"), event.facts.get("from_id")):
        if user_id is not None:
            yield Reader(user_id, event.controller_id)


def the_one_who_answers_for_it(event: Event, subjects: Subjects) -> Iterator[Reader]:
    """Whoever has taken it; while nobody has, all who decide."""
    referral = subjects.referral_of(event)
    assert referral is not None, "events of this kind name the referral they are about"
    if referral.assigned_to_id is None:
        yield from those_who_decide(event, subjects)
    else:
        yield Reader(referral.assigned_to_id, event.controller_id)


def the_sender_who_was_asked(event: Event, subjects: Subjects) -> Iterator[Reader]:
    """Nobody where somebody else was asked."""
    referral = subjects.referral_of(event)
    assert referral is not None, "events of this kind name the referral they are about"
    if event.facts.get("of_sender") and referral.submitted_by_id is not None:
        yield Reader(referral.submitted_by_id, referral.sender_id)


def those_who_decide(event: Event, subjects: Subjects) -> Iterator[Reader]:
    """Everyone in an office that decides here; leaders and staff only at their own facility."""
    referral = subjects.referral_of(event)
    assert referral is not None, "events of this kind name the referral they are about"
    offices = [
        role
        for role in Role
        if referral.version.may_decide(referral.track, role)
        and Permission.DECIDE in role.permissions
    ]
    yield from _people(event, subjects, offices, referral.facility_id)


def the_other_side(event: Event, subjects: Subjects) -> Iterator[Reader]:
    """Of what ward and municipality do together (``discharge``): the side that did not do it. At
    the sender's, the ward that asked, or where it has no ward the one who asked."""
    referral = subjects.referral_of(event)
    assert referral is not None, "events of this kind name the referral they are about"
    if event.facts.get("side") == "sender":
        yield from those_who_decide(event, subjects)
        yield from the_leader(event, subjects)
        yield from the_key_worker(event, subjects)
        return
    if referral.submitted_by_id is not None:
        yield Reader(referral.submitted_by_id, referral.sender_id)
    if referral.sender_unit_id is not None:
        members = Membership.objects.in_force_on(timezone.localdate(event.at)).filter(
            organisation=referral.sender_id, unit=referral.sender_unit_id, role=Role.REFERRER
        )
        for user_id in members.values_list("user_id", flat=True):
            yield Reader(user_id, referral.sender_id)


def the_leader(event: Event, subjects: Subjects) -> Iterator[Reader]:
    stay = subjects.stay_concerned(event)
    if stay is not None:
        yield from _people(event, subjects, [Role.FACILITY_LEADER], stay.facility_id)


def the_leader_of_its_house(event: Event, subjects: Subjects) -> Iterator[Reader]:
    """Of an event that is a house's, and no stay's."""
    yield from _people(event, subjects, [Role.FACILITY_LEADER], event.facts["house_id"])


def whom_it_is_for(event: Event, _subjects: Subjects) -> Iterator[Reader]:
    """Those whom the event itself names; somebody without an account is told by mail alone."""
    for user_id in {event.facts.get("to_id"), *map(int, event.facts.get("to_ids", ()))}:
        if user_id is not None:
            yield Reader(user_id, event.controller_id)


def those_who_answer_for_the_data(event: Event, subjects: Subjects) -> Iterator[Reader]:
    """Everyone who runs the organisation's access, and every leader: the one may be another."""
    for member in subjects.members_on(timezone.localdate(event.at)):
        if member.role in (Role.ORGANISATION_ADMIN, Role.FACILITY_LEADER):
            yield Reader(member.user_id, event.controller_id)


def the_key_worker(event: Event, subjects: Subjects) -> Iterator[Reader]:
    stay = subjects.stay_concerned(event)
    if stay is not None and stay.key_worker_id is not None:
        yield Reader(stay.key_worker_id, event.controller_id)


def the_coordinator(event: Event, subjects: Subjects) -> Iterator[Reader]:
    stay = subjects.stay_concerned(event)
    if stay is not None and stay.coordinator_id is not None:
        yield Reader(stay.coordinator_id, event.controller_id)


def the_one_who_asked_by_link(event: Event, _subjects: Subjects) -> Iterator[Reader]:
    if (user_id := event.facts.get("asker_id")) is not None:
        yield Reader(user_id, event.controller_id)


def those_who_gather(event: Event, _subjects: Subjects) -> Iterator[Reader]:
    """Who asked for the description, and who does the follow-up it is for."""
    for user_id in (event.facts.get("asker_id"), event.facts.get("responsible_id")):
        if user_id is not None:
            yield Reader(user_id, event.controller_id)


def who_answers_for_the_unit(event: Event, subjects: Subjects) -> Iterator[Reader]:
    """The key worker; where the stay names none, the staff of the house."""
    stay = subjects.stay_concerned(event)
    if stay is None:
        return
    if stay.key_worker_id is not None:
        yield Reader(stay.key_worker_id, event.controller_id)
    else:
        yield from _people(event, subjects, [Role.FACILITY_STAFF], stay.facility_id)


def who_is_to_do_it(event: Event, subjects: Subjects) -> Iterator[Reader]:
    """The colleague whom it was given to, while they work here; what is the citizen's or somebody
    else's, who answers for the unit sees to."""
    owner, today = event.facts.get("to_id"), timezone.localdate(event.at)
    if owner is not None and any(each.user_id == owner for each in subjects.members_on(today)):
        yield Reader(owner, event.controller_id)
    else:
        yield from who_answers_for_the_unit(event, subjects)


def _people(
    event: Event, subjects: Subjects, roles: Collection[Role], facility_id: int | None
) -> Iterator[Reader]:
    assigned = subjects.assigned_to(facility_id) if facility_id else set()
    for member in subjects.members_on(timezone.localdate(event.at)):
        role = Role(member.role)
        if role in roles and (role.sees_whole_organisation or member.pk in assigned):
            yield Reader(member.user_id, event.controller_id)
