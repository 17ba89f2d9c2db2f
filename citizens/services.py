"""Registering citizens, finding them again, and showing their number.

A citizen is known within one controller. Looking one up is itself a reading of personal data, so
searches and reveals are logged with their purpose here, whoever asks.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import AccessLog
from audit.purposes import CHOSEN_BY_PEOPLE, Purpose
from audit.services import log_access, record
from citizens.crypto import blind_index, seal
from citizens.events import CitizenEvent
from citizens.identifiers import Identifier, read_identifier
from citizens.models import Citizen, CitizenNumber
from citizens.names import beginnings
from core.problems import NotAllowed, Problem, Problems
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission

# Digits, blanks and hyphens only: meant as a number, so it must be a whole one.
_MEANT_AS_NUMBER = re.compile(r"(?=(?:.*\d){4})[\d\s-]+")
_WORD_BREAKS = (" ", "-")


@transaction.atomic
def register_citizen(
    *,
    by: Actor,
    controller: Organisation,
    name: str = "",
    alias: str = "",
    anonymous: bool = False,
    number: str | Identifier = "",
    birth_date: date | None = None,
    home_municipality: str = "",
    phone: str = "",
    protected_address: bool = False,
) -> Citizen:
    """The citizen with this number at ``controller``, or a new one. ``number`` as typed, or read.

    Of a citizen already known only empty fields are filled in; protection is switched on, never
    off. The caller acts for ``controller``, which may differ from the actor's own organisation.

    Raises :class:`Problem` (or :class:`Problems`) with ``cpr_format``, ``cpr_date``,
    ``name_missing``, ``alias_missing`` or ``anonymous_has_no_number``.
    """
    _must_be_able_to_register(by)
    details: dict[str, Any] = {
        "name": "" if anonymous else " ".join(name.split()),
        "alias": " ".join(alias.split()),
        "birth_date": birth_date,
        "home_municipality": home_municipality,
        "phone": phone.strip(),
        "has_protected_address": protected_address,
    }
    identifier = number if isinstance(number, Identifier) else None
    if isinstance(number, str) and number.strip():
        identifier = read_identifier(number)
    _check_called_something(details, anonymous=anonymous, numbered=identifier is not None)
    if identifier is None:
        if anonymous:
            details["birth_date"] = None
        return _create(by, controller, details, anonymous=anonymous, identifier=None)
    details["birth_date"] = birth_date or identifier.birth_date
    known = _by_identifier(controller, identifier)
    if known is None:
        try:
            with transaction.atomic():
                return _create(by, controller, details, anonymous=False, identifier=identifier)
        except IntegrityError:  # someone registered the same number meanwhile
            known = _by_identifier(controller, identifier)
            if known is None:
                raise
    return _fill_in(by, known, details)


def search_citizens(
    *, by: Actor, words: str, purpose: str, among: QuerySet[Citizen] | None = None
) -> QuerySet[Citizen]:
    """Citizens whose name or alias has words beginning like these, or with this whole number.

    ``among`` is what the actor may see (``placements.visibility.citizens_visible_to``); without it
    only those who see the whole organisation find anyone. In Danish order by name.

    Raises :class:`Problem`: ``words_missing``, ``purpose_missing``, ``cpr_part``, ``cpr_date``.
    """
    # Not atomic as a whole: a search that ends in a Problem is logged all the same.
    by.must(Permission.SEE_CITIZENS)
    checked = _checked_purpose(purpose)
    words = words.strip()
    if not words:
        raise Problem("words_missing", _("Write a name, an alias or a CPR number."), field="words")
    in_sight = _in_sight(by) if among is None else among
    citizens, problem = _matches(by, in_sight, words)
    log_access(by=by, action=AccessLog.Action.SEARCH, what="citizens", purpose=checked)
    if problem is not None:
        raise problem
    return citizens


@transaction.atomic
def reveal_number(*, by: Actor, citizen: Citizen, purpose: str) -> str:
    """The whole CPR or replacement number, as it is written by hand. Logged.

    Raises :class:`NotAllowed`, or :class:`Problem` ``no_number`` / ``purpose_missing``.
    """
    by.must(Permission.REVEAL_CPR)
    checked = _checked_purpose(purpose)
    kept = CitizenNumber.objects.filter(citizen=citizen, controller=by.organisation).first()
    if kept is None:
        raise Problem("no_number", _("No CPR number is known for this citizen."))
    log_access(
        by=by,
        action=AccessLog.Action.REVEAL,
        what="number",
        purpose=checked,
        citizen_id=citizen.pk,
    )
    number = kept.reveal()
    return f"{number[:6]}-{number[6:]}"


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
    anonymous: bool,
    identifier: Identifier | None,
) -> Citizen:
    citizen = Citizen(
        controller=controller,
        is_anonymous=anonymous,
        masked_number=identifier.masked if identifier else "",
        **details,
    )
    _check_fields(citizen)
    citizen.save(force_insert=True)
    if identifier is not None:
        CitizenNumber.objects.create(
            controller=controller,
            citizen=citizen,
            system=identifier.system,
            sealed=seal(identifier.value, bound_to=CitizenNumber.binding(citizen.pk)),
            index=blind_index(identifier.value, controller_id=controller.pk),
        )
    record(
        citizen,
        CitizenEvent.REGISTERED,
        by=by,
        at=timezone.now(),
        anonymous=anonymous,
        numbered=identifier is not None,
    )
    return citizen


def _fill_in(by: Actor, citizen: Citizen, details: dict[str, Any]) -> Citizen:
    added = [field for field, value in details.items() if value and not getattr(citizen, field)]
    if not added:
        return citizen
    for field in added:
        setattr(citizen, field, details[field])
    _check_fields(citizen)
    citizen.save(update_fields=added)
    record(
        citizen,
        CitizenEvent.COMPLETED,
        by=by,
        at=timezone.now(),
        fields=added,
    )
    return citizen


def _check_fields(citizen: Citizen) -> None:
    """Too long, or not text: said at the field, as the forms would."""
    try:
        citizen.clean_fields(exclude={"controller", "name_key"})
    except ValidationError as error:
        raise Problems(
            [
                Problem("invalid", " ".join(messages), field=field)
                for field, messages in error.message_dict.items()
            ]
        ) from None


def _checked_purpose(purpose: str) -> Purpose:
    if purpose not in CHOSEN_BY_PEOPLE:
        raise Problem("purpose_missing", _("Choose why you are looking."), field="purpose")
    return Purpose(purpose)


def _in_sight(by: Actor) -> QuerySet[Citizen]:
    sees_all = by.sees_whole_organisation
    return Citizen.objects.of(by) if sees_all else Citizen.objects.none()


def _matches(
    by: Actor, in_sight: QuerySet[Citizen], words: str
) -> tuple[QuerySet[Citizen], Problem | None]:
    nobody = Citizen.objects.none()
    try:
        identifier = read_identifier(words)
    except Problem as problem:
        if problem.code == "cpr_date":
            return nobody, Problem(problem.code, problem.message, field="words")
        if _MEANT_AS_NUMBER.fullmatch(words):
            return nobody, Problem(
                "cpr_part",
                _("Write the whole CPR number, ten digits. Part of a number finds no one."),
                field="words",
            )
        return _called_like(in_sight, words), None
    return in_sight.filter(_has_number(by.organisation, identifier)), None


def _called_like(in_sight: QuerySet[Citizen], words: str) -> QuerySet[Citizen]:
    citizens = in_sight
    for word in words.split():
        begins = Q(alias__istartswith=word)
        for before in _WORD_BREAKS:
            begins |= Q(alias__icontains=before + word)
        for key in beginnings(word):
            begins |= Q(name_key__startswith=key)
            for before in _WORD_BREAKS:
                begins |= Q(name_key__contains=before + key)
        citizens = citizens.filter(begins)
    return citizens.order_by("name_key", "alias", "pk")


def _has_number(controller: Organisation, identifier: Identifier) -> Q:
    return Q(
        number__controller=controller,
        number__system=identifier.system,
        number__index=blind_index(identifier.value, controller_id=controller.pk),
    )


def _by_identifier(controller: Organisation, identifier: Identifier) -> Citizen | None:
    return (
        Citizen.objects.filter(controller=controller)
        .filter(_has_number(controller, identifier))
        .first()
    )
