"""Keeping and reading the directory: one's own organisation's, and what others show."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from contacts.events import DirectoryEvent
from contacts.models import Contact, ContactQuerySet
from contacts.rules import RULES, Verb
from core.acting import acting
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, Problem
from core.repeats import AGAIN, repeated, repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Organisation, Unit, User
from placements.models import Facility
from referrals.services.receivers import receivers

#: The fields in which a word is looked for.
_SEARCHED: Final = (
    "person",
    "function",
    "deputy",
    "party_text",
    "party__name",
    "party_unit__name",
    "facility__name",
    "controller__name",
)
MOST_WORDS: Final = 6


@dataclass(frozen=True, kw_only=True)
class ContactFacts:
    """A contact as it is written. ``party`` is an organisation's key in words: "12", or with one of
    its units "12:3"; "" for everybody, or where ``party_text`` says who."""

    facility: int | None
    side: str
    party: str
    party_text: str
    person: str
    function: str
    phone: str
    hours: str
    deputy: str
    deputy_phone: str
    is_shown_to_referrers: bool
    starts_on: date | None

    @classmethod
    def of(cls, contact: Contact) -> ContactFacts:
        same = {
            fact.name: getattr(contact, fact.name)
            for fact in fields(cls)
            if fact.name not in ("facility", "party")
        }
        unit = f":{contact.party_unit_id}" if contact.party_unit_id else ""
        party = f"{contact.party_id}{unit}" if contact.party_id else ""
        return cls(facility=contact.facility_id, party=party, **same)

    @property
    def values(self) -> dict[str, Any]:
        return {fact.name: getattr(self, fact.name) for fact in fields(self)}


@transaction.atomic
def add_contact(*, by: Actor, facts: ContactFacts, now: datetime) -> Contact:
    """Write a new one. The same by a second press within :data:`AGAIN` is one.

    Raises :class:`Problems` at the fields of :class:`ContactFacts`.
    """
    RULES[Verb.ADD].must(by)
    if by.user is not None:
        User.objects.select_for_update(no_key=True).get(pk=by.user.pk)  # two clicks at once queue
    values = _checked(by, facts.values, now=now)
    own = Contact.objects.filter(controller=by.organisation, created_at__gt=now - AGAIN)
    if written := repeated(own, **values):
        return written
    contact = Contact(controller=by.organisation, created_at=now, **values)
    contact.save(force_insert=True)
    record(contact, DirectoryEvent.ADDED, by=by, at=now)
    return contact


@transaction.atomic
def change_contact(
    *, by: Actor, contact: Contact, facts: ContactFacts, now: datetime, shown: Shown | None = None
) -> Contact:
    """Write what differs now. The same again changes nothing; what stood is kept in its history.

    Raises :class:`Problems` at the fields, :class:`Stale` where a colleague wrote otherwise since
    ``shown``.
    """
    RULES[Verb.CHANGE].must(by)
    row = own_row(editable_by(by), contact.pk, not_yours=_("The contact is not yours."))
    standing = ContactFacts.of(row).values
    # Party and its words are one fact: two people's halves make a third party.
    merged = merge(shown, typed=facts.values, standing=standing, together=[("party", "party_text")])
    if merged == standing:
        return row
    values = _checked(by, merged, now=now, standing=row.facility)
    if row.ends_on is not None and values["starts_on"] >= row.ends_on:
        words = _("It begins before the day it ends.")
        raise Problem("ends_first", words, field="starts_on")
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    record(row, DirectoryEvent.CHANGED, by=by, at=now)
    return row


@transaction.atomic
def end_contact(
    *, by: Actor, contact: Contact, on: date | None, because: str, now: datetime
) -> Contact:
    """From the day ``on`` it is right no longer; ``because`` says why. The same again changes
    nothing.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``already_ended`` where it was ended
    otherwise.
    """
    RULES[Verb.END].must(by)
    row = own_row(editable_by(by), contact.pk, not_yours=_("The contact is not yours."))
    checks = Checks()
    on = checks.day("on", on, missing=_("Choose the first day on which it is no longer right."))
    because = checks.text("because", because, missing=_("Write why it ends."), longest=200)
    if on and on <= row.starts_on:
        checks.add("ends_first", _("It ends after the day it begins."), field="on")
    checks.raise_any()
    if row.ends_on is not None:
        if repeats(row, ends_on=on, ended_because=because):
            return row
        raise Conflict("already_ended", _("It is ended already. Open it again first."))
    row.ends_on, row.ended_because = on, because
    row.save(update_fields=["ends_on", "ended_because"])
    record(row, DirectoryEvent.ENDED, by=by, at=now)
    return row


@transaction.atomic
def reopen_contact(*, by: Actor, contact: Contact, now: datetime) -> Contact:
    """It is right again, or still. Of one that is not ended nothing changes."""
    RULES[Verb.REOPEN].must(by)
    row = own_row(editable_by(by), contact.pk, not_yours=_("The contact is not yours."))
    if row.ends_on is None:
        return row
    row.ends_on, row.ended_because = None, ""
    row.save(update_fields=["ends_on", "ended_because"])
    record(row, DirectoryEvent.REOPENED, by=by, at=now)
    return row


def editable_by(by: Actor) -> ContactQuerySet:
    """Those of the houses in one's sight, and of the whole organisation."""
    houses = Facility.objects.visible_to(by)
    return Contact.objects.visible_to(by).filter(Q(facility=None) | Q(facility__in=houses))


def contacts_in_sight(by: Actor, *, words: str, on: date, also_past: bool) -> ContactQuerySet:
    """The own organisation's; to those who only send, what the receivers show them. These are read
    as the receivers (:func:`read_as`)."""
    rows = Contact.objects.all()
    rows = rows.shown_to(by) if by.only_sends else rows.visible_to(by)
    if by.only_sends or not also_past:
        rows = rows.in_force_on(on)
    for word in words.split()[:MOST_WORDS]:
        anywhere = Q()
        for name in _SEARCHED:
            anywhere |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(anywhere)
    return rows.select_related("facility", "party", "party_unit", "controller")


def read_as(by: Actor) -> AbstractContextManager[None]:
    """On whose behalf the contacts in sight are read: whoever only sends reads what receivers
    show, which no policy of the database could tell from the rest; ``shown_to`` is the wall."""
    if not by.only_sends:
        return nullcontext()
    return acting(*{organisation for organisation, _scheme in receivers()})


def _checked(
    by: Actor, typed: Mapping[str, Any], *, now: datetime, standing: Facility | None = None
) -> dict[str, Any]:
    """The columns of what was typed. ``standing``: the house it is for already, which may have
    closed. Raises all that is wrong, each at its field."""
    checks = Checks()
    values: dict[str, Any] = {
        "side": checks.choice(
            "side", typed["side"], list(Contact.Side), missing=_("Choose whose person it is.")
        ),
        "person": checks.text("person", typed["person"], missing=_("Write who is rung.")),
        "function": checks.text("function", typed["function"]),
        "phone": checks.text(
            "phone", typed["phone"], missing=_("Write a phone number."), longest=40
        ),
        "hours": checks.text("hours", typed["hours"]),
        "deputy": checks.text("deputy", typed["deputy"]),
        "deputy_phone": checks.text("deputy_phone", typed["deputy_phone"], longest=40),
        "party_text": checks.text("party_text", typed["party_text"]),
        "is_shown_to_referrers": bool(typed["is_shown_to_referrers"]),
        "starts_on": checks.day("starts_on", typed["starts_on"], missing=_("Write the first day.")),
        "facility": _facility(checks, by, typed["facility"], now, standing),
        **_party(checks, typed["party"]),
    }
    _check_together(checks, values)
    checks.raise_any()
    return values


def _check_together(checks: Checks, values: Mapping[str, Any]) -> None:
    if values["party"] and values["party_text"]:
        words = _("Leave this empty, or choose “Somebody else” above.")
        checks.add("two_parties", words, field="party_text")
    if values["deputy"] and not values["deputy_phone"]:
        checks.add("missing", _("Write the deputy's phone number."), field="deputy_phone")
    if values["is_shown_to_referrers"] and values["side"] == Contact.Side.THEIRS:
        checks.add(
            "not_ours",
            _("Only people of your own are shown to those who refer."),
            field="is_shown_to_referrers",
        )


def _facility(
    checks: Checks,
    by: Actor,
    facility_id: int | None,
    now: datetime,
    standing: Facility | None,
) -> Facility | None:
    if facility_id is None:
        return None
    facility = Facility.objects.visible_to(by).filter(pk=facility_id).first()
    is_open = facility is not None and facility.is_open_on(timezone.localdate(now))
    if facility is None or not (is_open or facility == standing):
        checks.add("not_a_choice", _("Choose one of your houses."), field="facility")
    return facility


def _party(checks: Checks, party: str) -> dict[str, Organisation | Unit | None]:
    key, _colon, unit_key = str(party).partition(":")
    organisation = Organisation.objects.filter(pk=int(key)).first() if _is_key(key) else None
    units = Unit.objects.filter(organisation=organisation)
    unit = units.filter(pk=int(unit_key)).first() if _is_key(unit_key) else None
    if (key and organisation is None) or (unit_key and unit is None):
        checks.add("not_a_choice", _("Choose from the list."), field="party")
    return {"party": organisation, "party_unit": unit}


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 18
