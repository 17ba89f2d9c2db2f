"""When and by whom a house follows up, and kinds of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from descriptions.services.wording import LONGEST
from organisations.roles import Role
from placements.services.house_schedule import OFFICES, OwnKind, When, shown_of
from schemes.schedule import FollowUpRule, Window

WINDOWS = [
    (Window.DAY, _("On a day of the stay")),
    (Window.WEEK, _("In a week of the stay")),
    (Window.EVERY_DAYS, _("Every so many days")),
    (Window.MONTHLY, _("Each month, on the date of arrival")),
    (Window.AFTER_MONTHS, _("After so many months")),
    (Window.BEFORE_END, _("So many days before the planned end")),
]
_NUMBERS = {
    Window.DAY: _("On which day? The day of arrival is day 1"),
    Window.WEEK: _("In which week? The first is day 1 to 7"),
    Window.EVERY_DAYS: _("Every how many days?"),
    Window.AFTER_MONTHS: _("After how many months?"),
    Window.BEFORE_END: _("How many days before the planned end?"),
}


class WhenForm(ProblemForm):
    """Of a kind that is there."""

    n = forms.IntegerField(label="", required=False)
    opens_before = forms.IntegerField(label=_("How many days before can it be done?"))
    office = forms.ChoiceField(
        label=_("Who does it?"),
        widget=forms.RadioSelect,
        choices=[(office.value, Role(office.value).label) for office in OFFICES],
    )
    starts_on = DayField(label=_("From which day?"))

    def __init__(self, *args: Any, rule: FollowUpRule | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if rule is None:
            return
        self.fields["n"].label = _NUMBERS.get(rule.window, "")
        standing = shown_of(rule)
        for name in {"n", "opens_before"} - standing.keys():
            self.fields.pop(name)
        self.edits(standing)

    def when(self) -> When:
        return When(
            starts_on=self.cleaned_data["starts_on"],
            n=self.cleaned_data.get("n"),
            opens_before=self.cleaned_data.get("opens_before"),
            office=self.cleaned_data["office"],
        )


class OwnKindForm(WhenForm):
    """A kind of the house's own."""

    title = forms.CharField(label=_("What is it called?"), max_length=200)
    task = forms.CharField(
        label=_("What is done?"),
        max_length=500,
        help_text=_("In a sentence to whoever does it. Name no citizen here."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    window = forms.ChoiceField(label=_("When?"), widget=forms.RadioSelect, choices=WINDOWS)
    field_order = ("title", "task", "window", "n")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["n"].label = _("Which day or week, or how many?")
        self.fields["n"].help_text = _(
            "For example 14 for every 14 days. Each month needs no number."
        )
        self.initial.setdefault("opens_before", 3)

    def own(self) -> OwnKind:
        return OwnKind(**{name: self.cleaned_data[name] for name in ("title", "task", "window")})


class EndKindForm(ProblemForm):
    starts_on = DayField(label=_("From which day is it no longer done?"))


class QuestionForm(ProblemForm):
    text = forms.CharField(
        label=_("What do you ask?"), required=False, max_length=LONGEST, widget=forms.Textarea
    )

    def __init__(self, *args: Any, rule: FollowUpRule, standing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["text"]
        field.widget.attrs["rows"] = 3
        field.help_text = _("Name no citizen. Left empty, it is: %(question)s") % {
            "question": gettext(rule.asks_descriptions)
        }
        self.edits({"text": standing})
