"""Decisions of a stay: which allows which days, and what becomes of them when the days move.

Every stay that is planned or under way has decisions that allow each of its nights, from the first
to the planned end: an award, and extensions behind it. Nothing here decides anything: the services
that award, extend and end write their decision with :func:`write`, and whoever moves a date calls
:func:`follow_dates`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from organisations.actors import Actor
from placements.models import Decision, LocalStandard, Stay
from placements.models.under_scheme import UnderScheme
from placements.services.stay_lock import expected_on

Kind = Decision.Kind
Because = Decision.EndedBecause


def write(
    *,
    by: Actor,
    kind: str,
    of: UnderScheme,
    citizen_id: int,
    controller_id: int,
    now: datetime,
    stay: Stay | None = None,
    **written: Any,
) -> Decision:
    """A new decision under the rules of ``of``, a referral or a stay.

    One that ``replaces`` another takes its place: that one stands no more.
    """
    decision = Decision(
        kind=kind,
        scheme=of.scheme,
        track=of.track,
        rules_on=of.rules_on,
        citizen_id=citizen_id,
        controller_id=controller_id,
        stay=stay,
        decided_by=by.user,
        decided_at=now,
        standard=_standard_of(controller_id, of.scheme, now),
        **written,
    )
    if (before := decision.replaces) is not None:
        decision.began_with = before.began_with or before
        end([before], Because.REPLACED, now)
    decision.save(force_insert=True)
    return decision


def _standard_of(controller_id: int, scheme: str, now: datetime) -> dict[str, str]:
    """The local standard as it is that day; {} where none is named."""
    standards = LocalStandard.objects.of(controller_id, scheme)
    standard = standards.in_force_on(timezone.localdate(now))
    return standard.plain if standard is not None else {}


def write_for_stay(*, by: Actor, kind: str, stay: Stay, now: datetime, **written: Any) -> Decision:
    """A decision in the course of a stay: who asked for the stay may read it too."""
    award = award_of(stay)
    asked_by: dict[str, Any] = {}
    if award is not None:
        asked_by = {"sender_id": award.sender_id, "sender_unit_id": award.sender_unit_id}
    return write(
        by=by,
        kind=kind,
        of=stay,
        citizen_id=stay.citizen_id,
        controller_id=stay.controller_id,
        stay=stay,
        now=now,
        legal_basis=written.pop("legal_basis", stay.legal_basis),
        intensity=written.pop("intensity", stay.intensity),
        **asked_by,
        **written,
    )


def award_of(stay: Stay) -> Decision | None:
    """The award the stay is by; None where none stands."""
    return stay.decisions.standing().filter(kind__in=[Kind.AWARD, Kind.PARTIAL]).first()


def award_stay(
    *,
    by: Actor,
    stay: Stay,
    starts_on: date,
    award: Decision | None,
    reasons: str,
    now: datetime,
) -> None:
    """Tie a new stay to the award it is by. Where nobody asked, who plans it awards it."""
    if award is None:
        award = write(
            by=by,
            kind=Kind.AWARD,
            of=stay,
            citizen_id=stay.citizen_id,
            controller_id=stay.controller_id,
            stay=stay,
            reasons=reasons,
            legal_basis=stay.legal_basis,
            target_group=stay.target_group,
            goals=stay.goals,
            intensity=stay.intensity,
            now=now,
        )
        _set_days(award, starts_on, stay.planned_end_on)  # the only decision there is
    else:
        award.stay = stay
        award.starts_on = award.ends_on = None  # of an earlier stay that came to nothing
        award.save(update_fields=["stay", "starts_on", "ends_on"])
        follow_dates(stay, now=now)


def follow_dates(stay: Stay, *, now: datetime) -> None:
    """Let the standing decisions allow just the days the stay is planned for.

    The first begins with the stay and the last ends with it. An extension that no day is left for
    has fallen: the stay was made shorter by agreement.
    """
    starts_on, ends_on = stay.moved_in_on or expected_on(stay), stay.planned_end_on
    if starts_on is None:
        return
    allowing = list(stay.decisions.standing().allowing().order_by("decided_at", "pk"))
    if not allowing:
        return
    first, starts = allowing[0], starts_on
    latest = first
    for decision in allowing:
        until = ends_on if decision is allowing[-1] else decision.ends_on
        if until is not None and ends_on is not None:
            until = min(until, ends_on)
        if decision is not first and until is not None and until <= starts:
            end([decision], Because.SHORTENED, now)
            continue
        _set_days(decision, starts, until)
        latest, starts = decision, until or starts
    _set_days(latest, latest.starts_on, ends_on)


def _set_days(decision: Decision, starts_on: date | None, ends_on: date | None) -> None:
    if starts_on is not None and ends_on is not None:
        ends_on = max(starts_on, ends_on)
    if (decision.starts_on, decision.ends_on) != (starts_on, ends_on):
        decision.starts_on, decision.ends_on = starts_on, ends_on
        decision.save(update_fields=["starts_on", "ends_on"])


def end(decisions: Iterable[Decision], because: str, now: datetime) -> None:
    """They stand no more from today on."""
    for decision in decisions:
        decision.fall(because, now)
        decision.save(update_fields=["ended_on", "ended_because"])


def write_expulsion(by: Actor, stay: Stay, now: datetime) -> None:
    """The decision there is in a leaving that the house asked for, where its scheme knows it."""
    asked = stay.ending == Stay.Ending.ASKED_TO_LEAVE
    if asked and stay.scheme_track.decides(Kind.EXPULSION):
        write_for_stay(
            by=by,
            kind=Kind.EXPULSION,
            stay=stay,
            reasons=stay.outcome_note,
            starts_on=stay.left_on,
            now=now,
        )


def end_with_stay(stay: Stay, now: datetime) -> None:
    """The stay was called off. What was asked for by a referral is awarded still, and waits for
    another place; what nobody asked for falls with the stay."""
    end(stay.decisions.standing().filter(sender=None), Because.CALLED_OFF, now)


def stand_again(stay: Stay) -> None:
    """The stay was called off by mistake."""
    for decision in stay.decisions.filter(ended_because=Because.CALLED_OFF):
        decision.ended_on, decision.ended_because = None, ""
        decision.save(update_fields=["ended_on", "ended_because"])
