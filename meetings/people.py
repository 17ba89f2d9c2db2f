"""Who is known around a citizen or a house, and so can be called to a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from contacts.models import Contact
from meetings.rules import Subject
from network.reading import around
from network.rules import has_network
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Role
from placements.models import Facility, Stay
from placements.services.agreeing import FOLLOWS_UP, who_can_follow_up
from referrals.models import Referral


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who can be called; ``key`` is what a form knows them by."""

    key: str
    name: str
    #: What they are to the citizen or the house, or where they come from.
    role: str
    mail: str = ""
    user: User | None = None

    @property
    def in_words(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name


def known_people(actor: Actor, subject: Subject, today: date) -> list[Person]:
    """Colleagues who know the case and those who work at the house first, then those around the
    citizen, the referrer, and the steady contacts of the house. Each once."""
    people: dict[str, Person] = {}
    around_citizen = list(_network(subject, today))
    names = {person.name.casefold() for person in around_citizen}
    for person in (
        *_of_the_case(subject),
        *_of_the_house(actor, _house_of(subject), today),
        *around_citizen,
        *_who_referred(subject),
        *(
            contact
            for contact in _contacts(actor, _house_of(subject), today)
            if contact.name.casefold() not in names
        ),
    ):
        people.setdefault(person.key, person)
    if actor.user is not None:
        own = _colleague(actor.user, str(actor.role.label) if actor.role else "")
        people.setdefault(own.key, own)
    return list(people.values())


def colleague_with_mail(actor: Actor, mail: str, today: date) -> User | None:
    """Somebody of the organisation who was typed by their mail address."""
    members = Membership.objects.filter(organisation=actor.organisation).in_force_on(today)
    return User.objects.filter(pk__in=members.values("user"), email=mail, is_active=True).first()


def colleagues(actor: Actor, stay: Stay | None, today: date) -> list[User]:
    """Whose an agreement can be: whoever can follow up the stay; without one, whoever follows up in
    the organisation."""
    if stay is not None:
        people = {member.user_id: member.user for member in who_can_follow_up(stay, today)}
        return list(people.values())
    members = Membership.objects.filter(
        organisation=actor.organisation, role__in=FOLLOWS_UP
    ).in_force_on(today)
    return list(User.objects.filter(pk__in=members.values("user"), is_active=True).order_by("name"))


def _house_of(subject: Subject) -> Facility | None:
    return subject if isinstance(subject, Facility) else subject.facility


def _of_the_case(subject: Subject) -> Iterator[Person]:
    if isinstance(subject, Stay):
        if subject.key_worker is not None:
            yield _colleague(subject.key_worker, _("key worker"))
        if subject.coordinator is not None:
            yield _colleague(subject.coordinator, _("coordinator"))
    if isinstance(subject, Referral) and subject.assigned_to is not None:
        yield _colleague(subject.assigned_to, _("assesses the referral"))


def _of_the_house(actor: Actor, house: Facility | None, today: date) -> Iterator[Person]:
    if house is None:
        return
    members = (
        Membership.objects.filter(
            organisation=actor.organisation,
            assignments__facility=house,
            role__in=[Role.FACILITY_LEADER, Role.FACILITY_STAFF],
            user__is_active=True,
        )
        .in_force_on(today)
        .select_related("user")
        .order_by("role", "user__name")
    )
    for member in members:
        yield _colleague(member.user, str(Role(member.role).label).lower())


def _network(subject: Subject, today: date) -> Iterator[Person]:
    """Around the citizen of a stay: not those on pause, nor who must not be contacted; a child is
    called to no meeting."""
    if not isinstance(subject, Stay) or not has_network(subject):
        return
    people = around(subject.citizen, today)
    for actor in people.actors:
        if not actor.is_paused or actor.is_reduced:
            yield Person(
                key=f"network:{actor.pk}", name=actor.called, role=actor.where, mail=actor.mail
            )
    for relative in people.relatives:
        if not relative.is_not_contacted and not relative.is_child:
            yield Person(
                key=f"relative:{relative.pk}",
                name=relative.name,
                role=relative.relation_in_words,
                mail=relative.mail,
            )


def _who_referred(subject: Subject) -> Iterator[Person]:
    """By the name on the referral; the mail is of whoever sent it, if signed in."""
    referral = getattr(subject, "referral", None) if isinstance(subject, Stay) else subject
    if not isinstance(referral, Referral) or not referral.contact_name:
        return
    sender = referral.submitted_by
    is_same = sender is not None and sender.name == referral.contact_name
    yield Person(
        key=f"referral:{referral.pk}",
        name=referral.contact_name,
        role=referral.sent_from,
        mail=sender.email if sender is not None and is_same else "",
    )


def _contacts(actor: Actor, house: Facility | None, today: date) -> Iterator[Person]:
    here = Q(facility=None) | Q(facility=house)
    for contact in Contact.objects.visible_to(actor).in_force_on(today).filter(here, side="theirs"):
        role = ", ".join(filter(None, (contact.function, contact.between)))
        yield Person(key=f"contact:{contact.pk}", name=contact.person, role=role)


def _colleague(user: User, role: str) -> Person:
    return Person(key=f"user:{user.pk}", name=user.name, role=role, mail=user.email, user=user)
