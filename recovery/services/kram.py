"""Talking Det Dobbelte KRAM through with the citizen (DOMAIN.md §4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict, Problem
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from recovery.events import KramEvent
from recovery.kram_areas import AREAS, QUESTIONS, area_of
from recovery.models import CorrectedKramArea, Kram, KramArea
from recovery.rules import uses_kram

#: What is written of an area, by the names of its fields; of all areas, by their keys.
Words = Mapping[str, str]


@transaction.atomic
def start_kram(*, by: Actor, stay: Stay, on: date) -> Kram:
    """Begin one; one already begun in this stay is continued instead. Only the finished one is an
    event.

    Raises :class:`Problem` ``no_kram_in_scheme`` or :class:`Conflict` ``not_here``.
    """
    by.must(Permission.MAKE_STAR)
    rows = Stay.objects.visible_to(by)
    stay = own_row(rows, stay.pk, not_yours=_("The stay is not one of yours."))
    if not uses_kram(stay):
        raise Problem("no_kram_in_scheme", _("Det Dobbelte KRAM is not used in this scheme."))
    if stay.status != Stay.Status.HERE:
        raise Conflict("not_here", _("Det Dobbelte KRAM is made while the citizen stays here."))
    if begun := repeated(Kram.objects.all(), stay=stay, status=Kram.Status.DRAFT):
        return begun
    return Kram.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        citizen_id=stay.citizen_id,
        made_on=on,
        started_by=by.user,
    )


@transaction.atomic
def write_kram(
    *,
    by: Actor,
    kram: Kram,
    written: Mapping[str, Words],
    now: datetime,
    is_done: bool = False,
    shown: Shown | None = None,
) -> Kram:
    """Keep what is written of the areas; with ``is_done`` it is finished and stays as it is.

    An area nothing is written of was not talked about. Raises :class:`Problem`
    ``nothing_written``, :class:`Conflict` ``already_finished``, or :class:`Stale` where a colleague
    wrote otherwise since ``shown``.
    """
    by.must(Permission.MAKE_STAR)
    kram = _locked(by, kram)
    kept = {area.area: area for area in kram.areas.all()}
    standing = flat({key: words_of(area) for key, area in kept.items()})
    typed = flat({area.key: _checked(written.get(area.key, {}), area.key) for area in AREAS})
    if kram.status == Kram.Status.DONE:
        if typed == standing:
            return kram
        raise Conflict("already_finished", _("This Det Dobbelte KRAM is finished. Correct it."))
    merged = merge(shown, typed=typed, standing=standing)
    for area in AREAS:
        words = {name: merged[f"{area.key}_{name}"] for name in QUESTIONS}
        _write(kram, area.key, words, before=words_of(kept.get(area.key)))
    if not is_done:
        return kram
    if not any(merged.values()):
        raise Problem("nothing_written", _("Write something of at least one area."))
    kram.status, kram.finished_by, kram.finished_at = Kram.Status.DONE, by.user, now
    kram.save(update_fields=["status", "finished_by", "finished_at"])
    record(kram, KramEvent.FINISHED, by=by, at=now, kram=kram.pk)
    return kram


@transaction.atomic
def correct_kram(
    *,
    by: Actor,
    kram: Kram,
    area: str,
    words: Words,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> Kram:
    """Put other words in place of those of one area; what stood is kept. The same words again
    change nothing.

    Raises :class:`Problem` ``unknown_area``, ``missing``, :class:`Conflict` ``not_finished``, or
    :class:`Stale` where a colleague corrected it otherwise since ``shown``.
    """
    by.must(Permission.MAKE_STAR)
    kram = _locked(by, kram)
    corrected = area_of(area)
    if corrected is None:
        raise Problem("unknown_area", _("There is no such area."), field="area")
    if kram.status != Kram.Status.DONE:
        raise Conflict("not_finished", _("This Det Dobbelte KRAM is still being made."))
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why it is corrected."))
    checks.raise_any()
    before = words_of(kram.areas.filter(area=area).first())
    merged = merge(shown, typed=_checked(words), standing=before)
    if merged == before:
        return kram
    CorrectedKramArea.objects.create(
        controller_id=kram.controller_id,
        kram=kram,
        area=area,
        reason=reason,
        by=by.user,
        at=now,
        **before,
    )
    _write(kram, area, merged, before=before)
    record(kram, KramEvent.CORRECTED, by=by, at=now, kram=kram.pk, area=corrected.label)
    return kram


def words_of(kept: KramArea | None) -> dict[str, str]:
    return {name: getattr(kept, name) if kept else "" for name in QUESTIONS}


def flat(written: Mapping[str, Words]) -> dict[str, str]:
    """All areas' words by ``<area>_<question>``, "" where nothing is written: as a form holds
    them."""
    return {
        f"{area.key}_{name}": written.get(area.key, {}).get(name, "")
        for area in AREAS
        for name in QUESTIONS
    }


def _checked(words: Words, area: str = "") -> dict[str, str]:
    checks = Checks()
    prefix = f"{area}_" if area else ""
    checked = {
        name: checks.text(prefix + name, words.get(name, ""), longest=LONG_TEXT)
        for name in QUESTIONS
    }
    checks.raise_any()
    return checked


def _write(kram: Kram, area: str, words: Words, *, before: Words) -> None:
    if words == before:
        return
    rows = KramArea.objects.filter(kram=kram, area=area)
    if not any(words.values()):
        rows.delete()
        return
    KramArea.objects.update_or_create(
        kram=kram, area=area, defaults={"controller_id": kram.controller_id, **words}
    )


def _locked(by: Actor, kram: Kram) -> Kram:
    rows = Kram.objects.visible_to(by)
    return own_row(rows, kram.pk, not_yours=_("Det Dobbelte KRAM is not one of yours."))
