"""Who helps at a house: added, put right, paused; and what the house asks to see first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Role
from placements.models import Facility
from volunteering.events import VolunteerEvent
from volunteering.models import Volunteer, VolunteerTerms
from volunteering.rules import RULES, Verb
from volunteering.services.bridges import end_bridges_of
from volunteering.services.checking import own_house
from volunteering.services.signing_up import sign_off_ahead

_DAYS: Final = ("confidential_on", "criminal_record_on", "child_certificate_on")


class State(StrEnum):
    """As the address of the button says it."""

    PAUSED = "pause"
    ACTIVE = "aktiv"
    ENDED = "slut"


_EVENT_OF: Final = {
    State.PAUSED: VolunteerEvent.PAUSED,
    State.ACTIVE: VolunteerEvent.RESUMED,
    State.ENDED: VolunteerEvent.ENDED,
}


@dataclass(frozen=True, kw_only=True)
class VolunteerFacts:
    """A volunteer as they are written. ``account`` is the key of a user, None for nobody's."""

    kind: str
    name: str
    phone: str
    mail: str
    account: int | None
    confidential_on: date | None
    criminal_record_on: date | None
    child_certificate_on: date | None

    @classmethod
    def of(cls, row: Volunteer) -> VolunteerFacts:
        same = {
            each.name: getattr(row, each.name) for each in fields(cls) if each.name != "account"
        }
        return cls(account=row.user_id, **same)

    @property
    def values(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


@transaction.atomic
def add_volunteer(*, by: Actor, house: Facility, facts: VolunteerFacts, now: datetime) -> Volunteer:
    """Somebody helps at the house from today. The same name and phone again is the same person.

    Raises :class:`Problems` at the names of the facts.
    """
    RULES[Verb.ADD].must(by)
    row = own_house(by, house)
    values = _checked(row, facts.values, None, now)
    own = Volunteer.objects.filter(facility=row, ended_on=None)
    if (same := repeated(own, name=values["name"], phone=values["phone"])) is not None:
        return same
    added = Volunteer.objects.create(
        controller_id=row.controller_id, facility=row, created_at=now, **values
    )
    record(added, VolunteerEvent.ADDED, by=by, at=now, name=added.name, house=row.name)
    return added


@transaction.atomic
def change_volunteer(
    *,
    by: Actor,
    volunteer: Volunteer,
    facts: VolunteerFacts,
    now: datetime,
    shown: Shown | None = None,
) -> Volunteer:
    """What differs now. The same again is a no-op.

    Raises :class:`Problems` at the names of the facts, :class:`~core.shown.Stale`.
    """
    row = own_volunteer(by, volunteer, Verb.CHANGE_PERSON)
    standing = VolunteerFacts.of(row).values
    merged = merge(shown, typed=facts.values, standing=standing)
    if merged == standing:
        return row
    for name, value in _checked(row.facility, merged, row, now).items():
        setattr(row, name, value)
    row.save()
    record(row, VolunteerEvent.CHANGED, by=by, at=now, name=row.name)
    return row


@transaction.atomic
def set_volunteer_state(
    *, by: Actor, volunteer: Volunteer, state: State, now: datetime
) -> Volunteer:
    """Pause, go on, or end. Who pauses or ends is signed off the shifts ahead, and who ends walks
    beside nobody any more. The same again is a no-op."""
    row = own_volunteer(by, volunteer, Verb.CHANGE_PERSON)
    if _state_of(row) is state:
        return row
    today = timezone.localdate(now)
    row.paused_on = today if state is State.PAUSED else None
    row.ended_on = today if state is State.ENDED else None
    row.save(update_fields=["paused_on", "ended_on"])
    record(row, _EVENT_OF[state], by=by, at=now, name=row.name)
    if state is not State.ACTIVE:
        sign_off_ahead(by=by, volunteer=row, now=now)
    if state is State.ENDED:
        end_bridges_of(row, by=by, now=now)
    return row


@transaction.atomic
def set_volunteer_terms(
    *,
    by: Actor,
    house: Facility,
    asks_criminal_record: bool,
    asks_child_certificate: bool,
    now: datetime,
    shown: Shown | None = None,
) -> VolunteerTerms:
    """Which certificates the house asks to see. The same again is a no-op.

    Raises :class:`~core.shown.Stale`.
    """
    RULES[Verb.SET_TERMS].must(by)
    houses = Facility.objects.run_by(by)
    row = own_row(houses, house.pk, not_yours=_("The house is not one of yours."))
    terms = VolunteerTerms.objects.filter(facility=row).first()
    terms = terms or VolunteerTerms(facility=row, controller_id=row.controller_id)
    standing = standing_terms(terms)
    typed = {
        "asks_criminal_record": asks_criminal_record,
        "asks_child_certificate": asks_child_certificate,
    }
    merged = merge(shown, typed=typed, standing=standing)
    if merged == standing:
        return terms
    for name, value in merged.items():
        setattr(terms, name, value)
    terms.save()
    record(terms, VolunteerEvent.TERMS_SET, by=by, at=now, house=row.name)
    return terms


def standing_terms(terms: VolunteerTerms | None) -> dict[str, bool]:
    return {
        "asks_criminal_record": bool(terms and terms.asks_criminal_record),
        "asks_child_certificate": bool(terms and terms.asks_child_certificate),
    }


def own_volunteer(by: Actor, volunteer: Volunteer, verb: Verb) -> Volunteer:
    """Locked. Raises :class:`NotAllowed`."""
    RULES[verb].must(by)
    rows = Volunteer.objects.visible_to(by).select_related("facility", "user")
    return own_row(rows, volunteer.pk, not_yours=_("The volunteer is not of your house."))


def accounts_for(house: Facility, today: date) -> list[User]:
    """Accounts of volunteers of the organisation, by name."""
    members = Membership.objects.in_force_on(today).filter(
        organisation=house.controller_id, role=Role.VOLUNTEER, user__is_active=True
    )
    rows = members.select_related("user").order_by("user__name", "user_id")
    return list({member.user_id: member.user for member in rows}.values())


def _state_of(row: Volunteer) -> State:
    if row.ended_on is not None:
        return State.ENDED
    return State.PAUSED if row.paused_on is not None else State.ACTIVE


def _checked(
    house: Facility, typed: Mapping[str, Any], row: Volunteer | None, now: datetime
) -> dict[str, Any]:
    checks = Checks()
    today = timezone.localdate(now)
    values: dict[str, Any] = {
        "kind": checks.choice(
            "kind", typed["kind"], Volunteer.Kind.values, missing=_("Choose what they are.")
        ),
        "name": checks.text("name", typed["name"], missing=_("Write the name.")),
        "phone": checks.text(
            "phone", typed["phone"], missing=_("Write a phone number."), longest=40
        ),
        "mail": checks.mail("mail", typed["mail"]),
        "user": _account(checks, house, typed["account"], row, today),
    }
    for name in _DAYS:
        day = checks.day(name, typed[name])
        if day is not None and day > today:
            checks.add("not_yet", _("The day is still to come."), field=name)
        values[name] = day
    checks.raise_any()
    return values


def _account(
    checks: Checks, house: Facility, account: int | None, row: Volunteer | None, today: date
) -> User | None:
    if account is None:
        return None
    if row is not None and row.user_id == account:
        return row.user
    user = next((each for each in accounts_for(house, today) if each.pk == account), None)
    if user is None:
        checks.add("not_a_choice", _("Choose from the list."), field="account")
        return None
    others = Volunteer.objects.filter(facility=house, user=user, ended_on=None)
    if row is not None:
        others = others.exclude(pk=row.pk)
    if others.exists():
        words = _("The account is another volunteer's here.")
        checks.add("account_taken", words, field="account")
    return user
