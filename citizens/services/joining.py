"""Two registrations of the same person become one: everything is with the one, nothing is lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from audit.services import record
from citizens.events import CitizenEvent
from citizens.identifiers import read_identifier
from citizens.models import Citizen, CitizenNumber, IdentityQuestion
from citizens.services.numbers import keep_number
from core.problems import Conflict
from organisations.actors import Actor
from organisations.roles import Permission

#: What may be known of the one registration alone. A name is never overwritten, nor what somebody
#: outside wrote of a citizen already known: a phone, an alias.
_FACTS = ("birth_date", "home_municipality")


@transaction.atomic
def join_citizens(*, by: Actor, citizen: Citizen, into: Citizen, now: datetime) -> Citizen:
    """Give all that hangs on ``citizen`` to ``into``, and return that. Twice is once.

    The old registration stays as a row that leads to the other. Raises :class:`Conflict`
    (``two_numbers``, ``both_have_places``, ``already_joined``) where they can't be one as they are.
    """
    by.must(Permission.ASSESS)
    rows = Citizen.objects.select_for_update(of=("self",)).filter(pk__in=[citizen.pk, into.pk])
    both = {row.pk: row for row in rows.order_by("pk")}
    old, new = both[citizen.pk], both[into.pk]
    if old.joined_into_id == new.pk:
        return new
    if old.pk == new.pk or old.joined_into_id or new.joined_into_id:
        raise Conflict("already_joined", _("One of the two has been joined with another already."))
    if old.controller_id != new.controller_id:
        raise Conflict("two_organisations", _("Each organisation knows its own citizens."))
    _join_numbers(old, new)
    try:
        with transaction.atomic():
            _move(old, new)
    except IntegrityError:
        raise Conflict(
            "both_have_places",
            _("Both have a place in the same nights. Put that right first, and then join them."),
        ) from None
    IdentityQuestion.objects.open().filter(citizen=old, other=new).update(
        answer=IdentityQuestion.Answer.SAME, answered_at=now, answered_by=by.user
    )
    IdentityQuestion.objects.open().filter(citizen=new, other=old).update(
        answer=IdentityQuestion.Answer.SAME, answered_at=now, answered_by=by.user
    )
    known = [fact for fact in _FACTS if getattr(old, fact) and not getattr(new, fact)]
    for fact in known:
        setattr(new, fact, getattr(old, fact))
    new.has_protected_address = new.has_protected_address or old.has_protected_address
    new.save(update_fields=[*known, "masked_number", "has_protected_address"])
    old.joined_into = new
    old.save(update_fields=["joined_into", "masked_number"])
    record(new, CitizenEvent.JOINED, by=by, at=now, joined=old.pk)
    return new


def _join_numbers(old: Citizen, new: Citizen) -> None:
    numbers = {row.citizen_id: row for row in CitizenNumber.objects.filter(citizen__in=[old, new])}
    number = numbers.get(old.pk)
    if number is None:
        return
    if new.pk in numbers:
        raise Conflict(
            "two_numbers",
            _("Both have a CPR number. Correct the number that is wrong before they are joined."),
        )
    identifier = read_identifier(number.reveal())
    number.delete()  # it is sealed to the row it stood in
    keep_number(new, identifier)
    new.masked_number, old.masked_number = identifier.masked, ""


def _move(old: Citizen, new: Citizen) -> None:
    """Every row that names the citizen, in whichever app: found by the models, so that an app to
    come is not forgotten. The database's composite keys are checked when the transaction ends."""
    for relation in Citizen._meta.related_objects:
        model: Any = relation.related_model
        if model in (Citizen, CitizenNumber, IdentityQuestion) or hasattr(
            model, "pgh_tracked_model"
        ):
            continue
        assert isinstance(relation.field, models.ForeignKey)
        model._base_manager.filter(**{relation.field.name: old}).update(
            **{relation.field.name: new}
        )
