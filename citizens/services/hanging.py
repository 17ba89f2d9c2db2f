"""What hangs on a citizen's registration, in whichever app: found by the models, so that an app to
come is not forgotten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey

from citizens.models import Citizen, CitizenNumber, IdentityQuestion, JoinedRegistration
from core.db.composite_keys import CompositeForeignKey

#: {"placements.Stay.citizen": ids}: rows, by the column that names the citizen.
Rows = dict[str, list[int]]


def relations() -> Iterator[tuple[Any, str]]:
    """(model, name of its column) for all that is about a citizen. Numbers and questions of who it
    is have ways of their own; history stays with the id it was written with."""
    for relation in Citizen._meta.related_objects:
        model: Any = relation.related_model
        if model in (Citizen, CitizenNumber, IdentityQuestion):
            continue
        if hasattr(model, "pgh_tracked_model"):
            continue
        assert isinstance(relation.field, ForeignKey)
        yield model, relation.field.name


def ids_on(citizen: Citizen) -> Rows:
    """All that moves with a registration, with those that were joined into it before."""
    rows = {
        _key(model, field): list(
            model._base_manager.filter(**{field: citizen}).values_list("pk", flat=True)
        )
        for model, field in [*relations(), (Citizen, "joined_into")]
    }
    questions = IdentityQuestion.objects.open()
    rows["citizens.IdentityQuestion.citizen"] = list(
        questions.filter(citizen=citizen).values_list("pk", flat=True)
    )
    rows["citizens.IdentityQuestion.other"] = list(
        questions.filter(other=citizen).values_list("pk", flat=True)
    )
    return {key: ids for key, ids in rows.items() if ids}


def move_rows(rows: Rows, giver: Citizen, taker: Citizen) -> Rows:
    """Give those that still are the giver's to the taker; returns which they were. The database's
    composite keys are checked when the transaction ends."""
    moved: Rows = {}
    for key, ids in rows.items():
        model, field = _column(key)
        theirs = model._base_manager.filter(**{"pk__in": ids, field: giver})
        if model is IdentityQuestion:
            theirs = theirs.exclude(pk__in=_asked_of_already(theirs, field, taker))
        pks = list(theirs.values_list("pk", flat=True))
        if pks:
            model._base_manager.filter(pk__in=pks).update(**{field: taker})
            moved[key] = pks
    return moved


def rows_back(joined: JoinedRegistration, holder: Citizen) -> Rows:
    """What came over, with what hangs on it by now: a booking of a stay that goes back, and the
    stay that a referral led to since. Nothing of it may be two people's."""
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for key, came in joined.moved.items():
        model, field = _column(key)
        still = model._base_manager.filter(**{"pk__in": came, field: holder})
        ids[key] = set(still.values_list("pk", flat=True))
    before = -1
    while before != (before := sum(map(len, ids.values()))):
        for model, tied_by, target in _ties():
            mine, theirs = _key(model, "citizen"), _key(target, "citizen")
            with_holder = model._base_manager.filter(citizen=holder)
            follow = with_holder.filter(**{f"{tied_by}__in": ids[theirs]})
            ids[mine] |= set(follow.values_list("pk", flat=True))
            leads_to = with_holder.filter(pk__in=ids[mine]).exclude(**{tied_by: None})
            ids[theirs] |= set(leads_to.values_list(tied_by, flat=True))
    return {key: sorted(each) for key, each in ids.items() if each}


def standing_facts(citizen: Citizen) -> str:
    """What is known of the registration and what hangs on it, for telling whether it changed."""
    facts = ("name", "alias", "birth_date", "home_municipality", "phone", "masked_number")
    more = ("letter_language", "letter_edition", "has_protected_address", "died_on")
    held = [str(getattr(citizen, fact)) for fact in (*facts, *more, "joined_into_id")]
    return "|".join([*held, str(sorted(ids_on(citizen).items()))])


def _ties() -> Iterator[tuple[Any, str, Any]]:
    """(model, its column, model it leads to), where both must name the same citizen."""
    for model, field in relations():
        for tie in model._meta.constraints:
            if isinstance(tie, CompositeForeignKey) and tie.fields[1:2] == (field,):
                yield model, tie.fields[0], apps.get_model(tie.to)


def _asked_of_already(questions: Any, field: str, taker: Citizen) -> list[int]:
    """Questions that would be put of the same two a second time, or of one and the same."""
    across = "other_id" if field == "citizen" else "citizen_id"
    asked = IdentityQuestion.objects.filter(**{field: taker})
    of_taker = {taker.pk, *asked.exclude(**{across: None}).values_list(across, flat=True)}
    return [row.pk for row in questions if getattr(row, across) in of_taker]


def _key(model: Any, field: str) -> str:
    return f"{model._meta.label}.{field}"


def _column(key: str) -> tuple[Any, str]:
    label, field = key.rsplit(".", 1)
    return apps.get_model(label), field
