"""Drawing a sample, judging its cases, and writing what is to be done."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.models import Facility, Stay
from placements.models.stay import StayQuerySet
from supervision.drawing import drawn
from supervision.events import SupervisionEvent
from supervision.known import known_of
from supervision.models import Conclusion, Finding, Question, Sample, SampledCase, SampleHouse
from supervision.rules import RULES, Verb

MOST_CASES: Final = 50


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """What is drawn: how many, of which stays."""

    houses: Collection[int]
    starts_on: date | None
    ends_on: date | None
    courses: str
    kind: str
    wanted: int | None


@transaction.atomic
def draw_sample(*, by: Actor, drawing: Drawing, key: UUID, now: datetime) -> Sample:
    """Draw cases at random among the houses' stays, and keep what was drawn and how.

    The same ``key`` again is the same sample. Raises :class:`Problems` at the fields, and where
    there is nobody to draw.
    """
    RULES[Verb.DRAW].must(by)
    known = Sample.objects.visible_to(by).filter(submission_key=key).first()
    if known is not None:
        return known
    houses = _checked(by, drawing, timezone.localdate(now))
    assert drawing.starts_on is not None, "checked above"
    assert drawing.ends_on is not None, "checked above"
    assert drawing.wanted is not None, "checked above"
    population = sorted(_population(by, drawing, houses).values_list("pk", flat=True))
    if not population:
        raise Problem("nobody_to_draw", _("There are no such stays in the period."))
    sample = Sample.objects.create(
        controller=by.organisation,
        starts_on=drawing.starts_on,
        ends_on=drawing.ends_on,
        courses=drawing.courses,
        kind=drawing.kind,
        wanted=drawing.wanted,
        seed=secrets.token_hex(16),
        population=population,
        submission_key=key,
        by=by.user,
        at=now,
    )
    SampleHouse.objects.bulk_create(
        SampleHouse(controller=by.organisation, sample=sample, facility=house) for house in houses
    )
    cases = SampledCase.objects.bulk_create(
        SampledCase(controller=by.organisation, sample=sample, stay_id=stay, number=number)
        for number, stay in enumerate(drawn(sample.seed, population, drawing.wanted), start=1)
    )
    record(sample, SupervisionEvent.DRAWN, by=by, at=now, drawn=len(cases), among=len(population))
    return sample


def _checked(by: Actor, drawing: Drawing, today: date) -> list[Facility]:
    checks = Checks()
    houses = [house for house in Facility.objects.visible_to(by) if house.pk in drawing.houses]
    if not houses or len(houses) < len(set(drawing.houses)):
        checks.add("not_a_choice", _("Choose among your own houses."), field="houses")
    checks.whole(
        "wanted", drawing.wanted, least=1, most=MOST_CASES, missing=_("Write how many cases.")
    )
    starts_on = checks.day("starts_on", drawing.starts_on, missing=_("Write the first day."))
    ends_on = checks.day("ends_on", drawing.ends_on, missing=_("Write the last day."))
    checks.choice("courses", drawing.courses, Sample.Courses.values, missing=_("Choose which."))
    if starts_on and ends_on and ends_on < starts_on:
        checks.add("order", _("The last day is before the first."), field="ends_on")
    elif starts_on and starts_on > today:
        checks.add("future", _("Choose today or an earlier day."), field="starts_on")
    checks.raise_any()
    return houses


def _population(by: Actor, drawing: Drawing, houses: Collection[Facility]) -> StayQuerySet:
    """Stays that began, with a day in the period. What was cancelled, or nobody came to, is no
    course; who has died has had one."""
    assert drawing.starts_on is not None, "checked by the caller"
    assert drawing.ends_on is not None, "checked by the caller"
    began = Stay.objects.visible_to(by, facilities=[house.pk for house in houses]).filter(
        status__in=(Stay.Status.HERE, Stay.Status.LEFT), moved_in_on__lte=drawing.ends_on
    )
    running = Q(status=Stay.Status.HERE)
    if drawing.courses == Sample.Courses.RUNNING:
        began = began.filter(running)
    elif drawing.courses == Sample.Courses.ENDED:
        began = began.filter(left_on__range=(drawing.starts_on, drawing.ends_on))
    else:
        began = began.filter(running | Q(left_on__gte=drawing.starts_on))
    if drawing.kind:
        scheme, _colon, track = drawing.kind.partition(":")
        began = began.filter(scheme=scheme, track=track)
    return began


@dataclass(frozen=True)
class Judged:
    answer: str
    remark: str


@transaction.atomic
def judge_case(
    *,
    by: Actor,
    case: SampledCase,
    judged: Mapping[str, Judged],
    now: datetime,
    shown: Shown | None = None,
) -> SampledCase:
    """Write what a person judges of a case, question by question; what is left open stays open.

    Only what differs from what stands is written, so the same again is nothing. Raises
    :class:`Problems` at the remarks that lack, :class:`Stale` where a colleague has judged
    otherwise since ``shown``.
    """
    RULES[Verb.JUDGE].must(by)
    sample = own_row(
        Sample.objects.visible_to(by), case.sample_id, not_yours=_("The sample is not yours.")
    )
    checks = Checks()
    typed: dict[str, str] = {}
    for question in Question:
        each = judged.get(question, Judged("", ""))
        answer = f"{question}_answer"
        typed[answer] = checks.choice(answer, each.answer, Finding.Answer.values)
        field = f"{question}_remark"
        typed[field] = checks.text(field, each.remark, longest=LONG_TEXT)
        if each.answer == Finding.Answer.NOT_IN_ORDER and not typed[field]:
            checks.add("missing", _("Write what is not in order."), field=field)
        elif typed[field] and not each.answer:
            checks.add("missing", _("Choose one of the answers."), field=answer)
    checks.raise_any()
    standing = standing_of(case)
    pairs = [(f"{question}_answer", f"{question}_remark") for question in Question]
    to_write = merge(shown, typed=typed, standing=standing, together=pairs)
    known = known_of([case.stay], timezone.localdate(now))[case.stay_id]
    new = [
        Finding(
            controller_id=sample.controller_id,
            case=case,
            question=question,
            answer=to_write[f"{question}_answer"],
            remark=to_write[f"{question}_remark"],
            known=known[question].words,
            by=by.user,
            at=now,
        )
        for question in Question
        if to_write[f"{question}_answer"]
        and any(to_write[name] != standing[name] for name in pairs[list(Question).index(question)])
    ]
    if not new:
        return case
    Finding.objects.bulk_create(new)
    record(case.stay, SupervisionEvent.JUDGED, by=by, at=now, sample=sample.pk)
    return case


def standing_of(case: SampledCase) -> dict[str, str]:
    """What is judged of the case by now, as its form has it."""
    standing = {f"{question}_{part}": "" for question in Question for part in ("answer", "remark")}
    for finding in case.findings.all():
        standing[f"{finding.question}_answer"] = finding.answer
        standing[f"{finding.question}_remark"] = finding.remark
    return standing


@transaction.atomic
def conclude_sample(
    *, by: Actor, sample: Sample, text: str, now: datetime, shown: Shown | None = None
) -> Sample:
    """Write what is to be done. The same again is nothing; a colleague's other words since
    ``shown`` are :class:`Stale`."""
    RULES[Verb.CONCLUDE].must(by)
    row = own_row(Sample.objects.visible_to(by), sample.pk, not_yours=_("The sample is not yours."))
    checks = Checks()
    text = checks.text("text", text, missing=_("Write what is to be done."), longest=LONG_TEXT)
    checks.raise_any()
    standing = conclusion_of(row)
    to_write = merge(shown, typed={"text": text}, standing={"text": standing})["text"]
    if to_write == standing:
        return row
    Conclusion.objects.create(
        controller_id=row.controller_id, sample=row, text=to_write, by=by.user, at=now
    )
    record(row, SupervisionEvent.CONCLUDED, by=by, at=now)
    return row


def conclusion_of(sample: Sample) -> str:
    latest = sample.conclusions.order_by("-at", "-pk").first()
    return latest.text if latest else ""
