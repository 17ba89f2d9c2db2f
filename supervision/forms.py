"""Drawing a sample, judging a case, writing what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import uuid4

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

import schemes
from core.days import DayField
from core.forms import ProblemForm
from placements.models import Facility
from supervision.known import Known
from supervision.models import Finding, Question, Sample
from supervision.services.samples import Drawing, Judged


class DrawForm(ProblemForm):
    houses = forms.TypedMultipleChoiceField(
        label=_("Among which houses?"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    starts_on = DayField(label=_("The first day of the period"))
    ends_on = DayField(label=_("The last day of the period"))
    courses = forms.ChoiceField(
        label=_("Which stays?"), choices=Sample.Courses.choices, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label=_("Which kind?"), required=False)
    wanted = forms.IntegerField(
        label=_("How many cases?"),
        help_text=_("At most 50. Where there are fewer, all are drawn."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, in_sight: Sequence[Facility], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        houses: Any = self.fields["houses"]
        houses.choices = [(house.pk, house.name) for house in in_sight]
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("Every kind")), *_kinds(in_sight, today)]
        self.initial = {"key": uuid4(), "houses": [house.pk for house in in_sight]}

    def drawing(self) -> Drawing:
        data = self.cleaned_data
        return Drawing(
            houses=data["houses"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            courses=data["courses"],
            kind=data["kind"],
            wanted=data["wanted"],
        )


def _kinds(houses: Sequence[Facility], today: date) -> list[tuple[str, str]]:
    kinds: dict[str, str] = {}
    for key in dict.fromkeys(house.scheme for house in houses):
        scheme = schemes.get(key)
        for track in scheme.on(today).tracks:
            kinds[f"{key}:{track.key}"] = gettext(track.name)
    return list(kinds.items())


def kind_in_words(kind: str, day: date) -> str:
    """A sample's kind; "" where it is every one."""
    scheme, _colon, track = kind.partition(":")
    return gettext(schemes.get(scheme).on(day).track(track).name) if kind else ""


class Judging(NamedTuple):
    """A question of a case, as the page asks it."""

    label: str
    known: str
    answer: BoundField
    remark: BoundField


class JudgeForm(ProblemForm):
    """Each question with what the system knows beside it; nothing is chosen beforehand."""

    def __init__(
        self, *args: Any, known: Mapping[str, Known], standing: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        for question in Question:
            self.fields[f"{question}_answer"] = forms.ChoiceField(
                label=question.label,
                choices=Finding.Answer.choices,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"{question}_remark"] = forms.CharField(
                label=gettext("Remark: %(question)s") % {"question": question.label},
                required=False,
                max_length=5000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.edits(standing)

    def questions(self) -> Iterator[Judging]:
        for question in Question:
            yield Judging(
                label=str(question.label),
                known=self.known[question].words,
                answer=self[f"{question}_answer"],
                remark=self[f"{question}_remark"],
            )

    def judged(self) -> dict[str, Judged]:
        data = self.cleaned_data
        return {
            question.value: Judged(data[f"{question}_answer"], data[f"{question}_remark"])
            for question in Question
        }


class ConclusionForm(ProblemForm):
    text = forms.CharField(
        label=_("What is to be done?"),
        help_text=_("It is printed with the result: write no names of citizens."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, standing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits({"text": standing})
