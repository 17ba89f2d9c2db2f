"""What is filled in of a stay plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from organisations.models import User
from recovery.editions import CURRENT, EDITIONS
from stay_plan.content import PARTS, PlanContent
from stay_plan.models import (
    Action,
    Goal,
    MatterEntry,
    Nearness,
    OtherPlanEntry,
    PlanStart,
    PlanVersion,
    Progress,
    WeekLine,
)
from stay_plan.services import around
from stay_plan.services.actions import LONGEST, standing_action
from stay_plan.services.agreeing import read_as
from stay_plan.services.goals import standing_goal, standing_start
from stay_plan.services.progress import standing_entry
from stay_plan.services.week import standing_line


def _long(label: Any, *, rows: int = 3, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def _time(label: Any, **kwargs: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M", "%H", "%H:%M:%S"],
        widget=forms.TimeInput(
            format="%H.%M", attrs={"class": "input-width-s", "inputmode": "text", "type": "text"}
        ),
        error_messages={
            "invalid": _("Write a time of the day, for example 10.30."),
            "required": _("Write when it begins."),
        },
        **kwargs,
    )


class OwnedForm(ProblemForm):
    """Whose it is: a colleague, or somebody by name."""

    owner = forms.TypedChoiceField(
        label=_("Which colleague?"), coerce=int, empty_value=None, required=False
    )
    owner_name = forms.CharField(
        label=_("Or somebody else, by name"),
        help_text=_("For example the citizen, a relative or the job centre."),
        max_length=120,
        required=False,
    )

    def offer(self, people: Iterable[User], standing: User | None) -> None:
        """Who can be chosen: whoever it is now stays among them."""
        offered = {user.pk: user.name for user in people}
        if standing is not None:
            offered.setdefault(standing.pk, standing.name)
        choice: Any = self.fields["owner"]
        choice.choices = [("", _("Nobody of us")), *offered.items()]


class StartForm(ProblemForm):
    functioning = _long(
        PARTS["functioning"],
        rows=5,
        required=False,
        help_text=_("At the start: food, sleep, hygiene, going out, people, money."),
    )
    needs = _long(PARTS["needs"], rows=4, required=False)
    visits = _long(
        PARTS["visits"],
        rows=4,
        required=False,
        help_text=_("What you do together, and how often."),
    )

    def __init__(self, *args: Any, start: PlanStart | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits(standing_start(start))


class GoalForm(ProblemForm):
    citizens_words = _long(
        _("In the citizen's own words"),
        required=False,
        help_text=_("Write it as it is said: I want …"),
    )
    staff_words = _long(_("In the staff's words"), required=False)
    areas = forms.MultipleChoiceField(
        label=_("Which areas of life is it about?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    method = _long(_("How do you work on it?"), required=False)

    def __init__(self, *args: Any, goal: Goal | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition = EDITIONS[goal.edition if goal is not None else CURRENT]
        areas: Any = self.fields["areas"]
        areas.choices = [(area.key, area.label) for area in edition.areas]
        if goal is not None:
            self.edits(standing_goal(goal))


class ReasonForm(ProblemForm):
    reason = _long(_("Why?"))


class ProgressForm(ProblemForm):
    nearness = forms.ChoiceField(
        label=_("How near is the goal?"), widget=forms.RadioSelect, choices=Nearness.choices
    )
    words = _long(
        _("What moved?"),
        help_text=_("Also what stood still. Of a goal that is given up: why."),
    )
    on = DayField(label=_("Which day did you look at it?"), recent=True)

    def __init__(self, *args: Any, entry: Progress | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if entry is not None:
            self.edits(standing_entry(entry))


class ActionForm(OwnedForm):
    field_order = ("what", "owner", "owner_name", "due_on")

    what = forms.CharField(label=_("What is to be done?"), max_length=LONGEST)
    due_on = DayField(label=_("By when?"))

    def __init__(
        self, *args: Any, people: Iterable[User], action: Action | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer(people, action.owner if action is not None else None)
        if action is not None:
            self.edits(standing_action(action))


class AgreeForm(ProblemForm):
    agreed_with = forms.CharField(
        label=_("Who agreed on it?"),
        help_text=_("The citizen, and for example the key worker and the caseworker."),
        max_length=200,
    )
    agreed_on = DayField(label=_("Which day?"), recent=True)
    stance = forms.ChoiceField(
        label=_("What does the citizen say to it?"),
        widget=forms.RadioSelect,
        choices=PlanVersion.Stance.choices,
    )
    citizens_words = _long(
        _("In the citizen's own words"),
        required=False,
        help_text=_("Needed where the citizen does not agree to all of it, or was not there."),
    )
    reason = _long(_("Why is it agreed anew?"), required=False)

    def __init__(
        self, *args: Any, content: PlanContent, agreed: PlanVersion | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.edits(read_as(content), fill_in=False)
        if agreed is None:
            del self.fields["reason"]


class MatterForm(OwnedForm):
    field_order = ("state", "owner", "owner_name", "note")

    state = forms.ChoiceField(
        label=_("How does it stand?"),
        widget=forms.RadioSelect,
        choices=MatterEntry.State.choices,
    )
    note = _long(_("Remark"), required=False)

    def __init__(
        self, *args: Any, people: Iterable[User], latest: MatterEntry | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer(people, latest.owner if latest is not None else None)
        self.edits(around.standing_matter(latest), fill_in=latest is not None)


class OtherPlanForm(ProblemForm):
    exists = forms.ChoiceField(
        label=_("Is there a plan?"),
        widget=forms.RadioSelect,
        choices=OtherPlanEntry.Exists.choices,
    )
    says = _long(_("What does it say that matters here?"), rows=5, required=False)
    made_on = DayField(label=_("When was it made?"), required=False)
    next_on = DayField(label=_("When do they look at it next?"), required=False)
    contact = forms.CharField(
        label=_("Who can be asked about it?"),
        help_text=_("Name, phone or mail."),
        max_length=around.LONGEST,
        required=False,
    )
    looked_on = DayField(label=_("Which day did you look at it?"), recent=True)

    def __init__(self, *args: Any, latest: OtherPlanEntry | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = around.standing_other_plan(latest)
        # The day on which somebody looks is another each time.
        filled_in = {name: fact for name, fact in standing.items() if name != "looked_on"}
        self.initial = {**filled_in, **self.initial}
        self.edits(standing, fill_in=False)


class WeekLineForm(ProblemForm):
    days = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        help_text=_("On all seven days it is of the daily rhythm."),
        coerce=int,
        choices=WeekLine.Day.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    begins_at = _time(_("From"))
    ends_at = _time(_("To"), required=False)
    what = forms.CharField(label=_("What happens?"), max_length=120)
    who = forms.CharField(
        label=_("Who comes?"),
        help_text=_("Leave it empty where the citizen does it alone."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, line: WeekLine | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if line is not None:
            self.edits(standing_line(line))
