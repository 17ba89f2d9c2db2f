"""What a leader has looked at: a sample of cases, half of it judged; and a day off for all."""

from __future__ import annotations

from uuid import UUID

from demo.case_work import CaseWork
from my_calendar.services.closing_days import add_closing_days
from placements.models import Facility
from supervision.models import Finding, Question, Sample
from supervision.services.samples import Drawing, Judged, conclude_sample, draw_sample, judge_case

_KEY = UUID("6f7d3c1e-52aa-4a0f-9c39-0b7a5e0c84d1")
_IN_ORDER = Judged(Finding.Answer.IN_ORDER, "")


def looked_after(work: CaseWork) -> None:
    """The leader of Herning's houses: four cases of the last half year, two of them judged."""
    leader = work.people["Lone"]
    houses = list(Facility.objects.visible_to(leader))
    now = work.at(work.day(-6), 10)
    sample = draw_sample(
        by=leader,
        drawing=Drawing(
            houses=[house.pk for house in houses],
            starts_on=work.day(-180),
            ends_on=work.day(-7),
            courses=Sample.Courses.ALL,
            kind="polaris:home",
            wanted=4,
        ),
        key=_KEY,
        now=now,
    )
    first, second = sample.cases.select_related("stay").order_by("number")[:2]
    judge_case(by=leader, case=first, judged={each.value: _IN_ORDER for each in Question}, now=now)
    late = Judged(Finding.Answer.NOT_IN_ORDER, "Opfølgningen efter en måned kom først i uge 7.")
    judge_case(
        by=leader,
        case=second,
        judged={Question.DECISION.value: _IN_ORDER, Question.FOLLOW_UPS.value: late},
        now=now,
    )
    conclude_sample(
        by=leader,
        sample=sample,
        text="Vi aftaler, hvem der følger op, når den faste kontaktperson holder ferie.",
        now=now,
    )
    for house in houses:
        add_closing_days(
            by=leader,
            facility=house,
            first_on=work.day(16),
            last_on=work.day(17),
            name="Personaledage",
            now=now,
        )
