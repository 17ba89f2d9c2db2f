"""A sample's result: what was judged of its cases, summed, and the remarks by case number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from organisations.actors import Actor
from placements.models import Stay
from supervision.drawing import drawn
from supervision.known import Known, known_of
from supervision.models import Conclusion, Finding, Question, Sample, SampledCase


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    case: SampledCase
    #: The latest finding of each question.
    findings: dict[str, Finding]
    known: dict[str, Known]

    @property
    def is_judged(self) -> bool:
        return len(self.findings) == len(Question)

    @property
    def not_in_order(self) -> int:
        return sum(
            finding.answer == Finding.Answer.NOT_IN_ORDER for finding in self.findings.values()
        )


@dataclass(frozen=True, kw_only=True)
class QuestionSum:
    label: str
    in_order: int
    not_in_order: int
    not_relevant: int
    open: int


@dataclass(frozen=True, kw_only=True)
class Remark:
    case: str
    question: str
    answer: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Result:
    sample: Sample
    lines: list[CaseLine]
    sums: list[QuestionSum]
    remarks: list[Remark]
    conclusion: Conclusion | None

    @property
    def judged(self) -> int:
        return sum(line.is_judged for line in self.lines)

    @property
    def is_drawn_as_kept(self) -> bool:
        """The seed draws the same cases again, in the same order."""
        again = drawn(self.sample.seed, self.sample.population, self.sample.wanted)
        return again == [line.case.stay_id for line in self.lines]

    @property
    def among(self) -> int:
        return len(self.sample.population)


def result_of(actor: Actor, sample: Sample, today: date) -> Result:
    """Eight statements, however many cases."""
    in_sight = Stay.objects.visible_to(actor, facilities=_houses(sample))
    cases = list(
        sample.cases.filter(stay__in=in_sight).select_related(
            "stay__citizen", "stay__facility", "stay__referral"
        )
    )
    known = known_of([case.stay for case in cases], today)
    latest: dict[int, dict[str, Finding]] = {case.pk: {} for case in cases}
    for finding in Finding.objects.filter(case__in=latest).select_related("by"):
        latest[finding.case_id][finding.question] = finding
    lines = [
        CaseLine(case=case, findings=latest[case.pk], known=known[case.stay_id]) for case in cases
    ]
    return Result(
        sample=sample,
        lines=lines,
        sums=[_sum(question, lines) for question in Question],
        remarks=[remark for line in lines for remark in _remarks(line)],
        conclusion=sample.conclusions.select_related("by").order_by("-at", "-pk").first(),
    )


def _houses(sample: Sample) -> list[int]:
    return [house.facility_id for house in sample.houses.all()]


def _sum(question: Question, lines: list[CaseLine]) -> QuestionSum:
    answers = Counter(
        line.findings[question].answer if question in line.findings else "" for line in lines
    )
    return QuestionSum(
        label=str(question.label),
        in_order=answers[Finding.Answer.IN_ORDER],
        not_in_order=answers[Finding.Answer.NOT_IN_ORDER],
        not_relevant=answers[Finding.Answer.NOT_RELEVANT],
        open=answers[""],
    )


def _remarks(line: CaseLine) -> list[Remark]:
    return [
        Remark(
            case=line.case.called,
            question=str(question.label),
            answer=str(line.findings[question].get_answer_display()),
            text=line.findings[question].remark,
        )
        for question in Question
        if question in line.findings and line.findings[question].remark
    ]
