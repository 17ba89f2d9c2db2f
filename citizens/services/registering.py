"""The one door to who a citizen is: matched by number, compared, and registered as written.

A number alone never makes two people one. Where what is written differs from what is held under
the same number, both stay as they are, and a person is asked (``citizens.services.identity``).
Whoever writes a number learns nothing from it: what they wrote is kept as they wrote it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens import rules
from citizens.events import CitizenEvent
from citizens.identifiers import Identifier, has_something, read_identifier
from citizens.models import Citizen
from citizens.rules import Difference, Person
from citizens.services.identity import ask_about, ask_about_doubles, known_to_be_another
from citizens.services.numbers import by_identifier, keep_number
from core.checks import Checks
from core.plain_text import one_line, shows_something
from core.problems import NotAllowed, Problem, Problems
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission


def register_citizen(
    *,
    by: Actor,
    controller: Organisation,
    now: datetime,
    name: str = "",
    alias: str = "",
    anonymous: bool = False,
    number: str | Identifier = "",
    birth_date: date | None = None,
    home_municipality: str = "",
    phone: str = "",
    protected_address: bool = False,
    letter_language: str = "",
    among: QuerySet[Citizen] | None = None,
    unlike: Collection[int] = (),
) -> Citizen:
    """The citizen with this number at ``controller``, or a new one. ``number`` as typed, or read.

    ``among`` is whom the actor may see (as for ``search_citizens``). Of a citizen in sight empty
    fields are filled in; protection is switched on, never off. Of one out of sight, or written
    about from another organisation, nothing is changed. Where name or birth date differ from what
    is held, it is a new citizen, and a person is asked whether the two are one. The caller acts for
    ``controller``, which may differ from the actor's own organisation. ``unlike`` are ids of
    citizens whom the actor was shown and knows to be others.

    Raises :class:`Problem` (or :class:`Problems`) with ``cpr_format``, ``cpr_date``,
    ``future_date``, ``too_old``, ``name_missing``, ``alias_missing`` or
    ``anonymous_has_no_number``.
    """
    _must_be_able_to_register(by)
    details, identifier = checked_facts(
        controller=controller,
        now=now,
        name=name,
        alias=alias,
        anonymous=anonymous,
        number=number,
        birth_date=birth_date,
        home_municipality=home_municipality,
        phone=phone,
        protected_address=protected_address,
        letter_language=letter_language,
    )
    # Whatever can be refused has been by now: no savepoint, since nothing is left to be caught.
    with transaction.atomic(savepoint=False):
        if anonymous:
            return _create(by, controller, details, now=now, anonymous=True, identifier=None)
        known = by_identifier(controller, identifier) if identifier else None
        if known is None:
            try:
                return _new(by, controller, details, identifier, unlike, now=now)
            except _NumberTaken as taken:
                known = taken.by
        return _met(by, known, details, among, now=now)


def checked_facts(
    *,
    controller: Organisation,
    now: datetime,
    name: str = "",
    alias: str = "",
    anonymous: bool = False,
    number: str | Identifier = "",
    birth_date: date | None = None,
    home_municipality: str = "",
    phone: str = "",
    protected_address: bool = False,
    letter_language: str = "",
) -> tuple[dict[str, Any], Identifier | None]:
    """What is written of a citizen, as it is kept, and the number it came with. Asks the database
    nothing. Raises as :func:`register_citizen` does."""
    details: dict[str, Any] = {
        "name": "" if anonymous else visible_line(name),
        "alias": visible_line(alias),
        "birth_date": birth_date,
        "home_municipality": home_municipality,
        "phone": visible_line(phone),
        "has_protected_address": protected_address,
        "letter_language": letter_language,
    }
    identifier = number if isinstance(number, Identifier) else None
    if isinstance(number, str) and has_something(number):
        identifier = read_identifier(number)
    _check_called_something(details, anonymous=anonymous, numbered=identifier is not None)
    check_dates(birth_date, identifier, on=timezone.localdate(now))
    born = birth_date or (identifier.birth_date if identifier else None)
    details["birth_date"] = None if anonymous else born
    check_fields(Citizen(controller=controller, is_anonymous=anonymous, **details))
    return details, identifier


class _NumberTaken(Exception):
    """Somebody registered the same number while we did."""

    def __init__(self, by: Citizen) -> None:
        self.by = by


def _met(
    by: Actor,
    known: Citizen,
    details: dict[str, Any],
    among: QuerySet[Citizen] | None,
    *,
    now: datetime,
) -> Citizen:
    """The number is somebody's: it is that person, or a question to one who sees both."""
    written = Person(**{fact: details[fact] for fact in Person.__dataclass_fields__})
    differing = [
        difference
        for difference in rules.differences(written, known.person)
        if difference is not Difference.HOME_MUNICIPALITY  # people move
    ]
    in_sight = sees(by, known, among)
    own = by.organisation.pk == known.controller_id
    # Out of sight, a part of the name must not become the whole one that is held.
    if own and not in_sight and not rules.have_the_same_name(written, known.person):
        differing = differing or [Difference.NAME]
    if differing and known_to_be_another(known, written):
        new = _create(by, known.controller, details, now=now, anonymous=False, identifier=None)
        ask_about_doubles(new, by=by, now=now, unlike=[known.pk])
        return new
    if differing:
        new = _create(by, known.controller, details, now=now, anonymous=False, identifier=None)
        ask_about(new, known, differing, by=by, now=now, by_number=True)
        return new
    return _fill_in(by, known, details, now=now) if in_sight else known


def _new(
    by: Actor,
    controller: Organisation,
    details: dict[str, Any],
    identifier: Identifier | None,
    unlike: Collection[int],
    *,
    now: datetime,
) -> Citizen:
    citizen = _create(by, controller, details, now=now, anonymous=False, identifier=identifier)
    ask_about_doubles(citizen, by=by, now=now, unlike=unlike)
    if identifier and identifier.birth_date and identifier.birth_date != citizen.birth_date:
        ask_about(
            citizen,
            None,
            [Difference.NUMBER_SAYS_OTHERWISE],
            by=by,
            now=now,
            by_number=True,
        )
    return citizen


def sees(by: Actor, citizen: Citizen, among: QuerySet[Citizen] | None) -> bool:
    """Whether ``by`` may see this citizen of their own organisation."""
    if by.organisation.pk != citizen.controller_id:
        return False
    if among is None:
        return by.sees_whole_organisation
    return among.filter(pk=citizen.pk).exists()


def visible_line(text: str) -> str:
    """One line; nothing where nothing can be seen."""
    return one_line(text) if shows_something(text) else ""


def check_dates(birth_date: date | None, identifier: Identifier | None, *, on: date) -> None:
    """Raise :class:`Problems` where nobody can be born on a day that was written."""
    checks = Checks()
    in_number = identifier.birth_date if identifier else None
    for field, born in (("birth_date", birth_date), ("number", in_number)):
        try:
            rules.check_birth_date(born, on=on, field=field)
        except Problem as problem:
            checks.add_problem(problem)
    checks.raise_any()


def check_fields(citizen: Citizen) -> None:
    """Too long, or not text: said at the field, as the forms would."""
    try:
        citizen.clean_fields(exclude={"controller", "name_key", "search_key", "joined_into"})
    except ValidationError as error:
        raise Problems(
            [
                Problem("invalid", " ".join(messages), field=field)
                for field, messages in error.message_dict.items()
            ]
        ) from None


def _must_be_able_to_register(by: Actor) -> None:
    if not (by.may(Permission.REFER) or by.may(Permission.GRANT_GUEST_NIGHT)):
        raise NotAllowed("not_allowed", _("Your role does not allow this."))


def _check_called_something(details: dict[str, Any], *, anonymous: bool, numbered: bool) -> None:
    if anonymous and numbered:
        raise Problem(
            "anonymous_has_no_number",
            _("An anonymous citizen has no CPR number. Remove one of the two."),
            field="number",
        )
    if anonymous and not details["alias"]:
        raise Problem(
            "alias_missing", _("Write what the citizen wants to be called."), field="alias"
        )
    if not details["name"] and not details["alias"]:
        raise Problem("name_missing", _("Write the citizen's name."), field="name")


def _create(
    by: Actor,
    controller: Organisation,
    details: dict[str, Any],
    *,
    now: datetime,
    anonymous: bool,
    identifier: Identifier | None,
) -> Citizen:
    citizen = Citizen(
        controller=controller,
        is_anonymous=anonymous,
        masked_number=identifier.masked if identifier else "",
        **details,
    )
    citizen.save(force_insert=True)
    if identifier is not None and not keep_number(citizen, identifier):
        citizen.delete()
        whose = by_identifier(controller, identifier)
        assert whose is not None, "the number is there, and so is the citizen it is tied to"
        raise _NumberTaken(whose)
    record(
        citizen,
        CitizenEvent.REGISTERED,
        by=by,
        at=now,
        anonymous=anonymous,
        numbered=identifier is not None,
    )
    return citizen


def _fill_in(by: Actor, citizen: Citizen, details: dict[str, Any], *, now: datetime) -> Citizen:
    added = [field for field, value in details.items() if value and not getattr(citizen, field)]
    if not added:
        return citizen
    for field in added:
        setattr(citizen, field, details[field])
    citizen.save(update_fields=added)
    record(citizen, CitizenEvent.COMPLETED, by=by, at=now, fields=added)
    return citizen
