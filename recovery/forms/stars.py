"""What is typed while a star is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm
from recovery.editions import HIGHEST, LOWEST
from recovery.models import Star, StarScore
from recovery.services.stars import BOTH, Side, standing_answer

OUT: Final = "out"


class AreaForm(ProblemForm):
    """One area: a number, or left out and why; the citizen's own words first."""

    score = forms.ChoiceField(
        label=_("Where are you now?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            *((str(n), str(n)) for n in range(LOWEST, HIGHEST + 1)),
            (OUT, _("Leave this area out")),
        ],
    )
    left_out_because = forms.CharField(
        label=_("Why is it left out?"), required=False, max_length=120
    )
    citizens_words = forms.CharField(
        label=_("In the citizen's own words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    staff_note = forms.CharField(
        label=_("Note from staff"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, kept: StarScore | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = standing_answer(kept)
        self.edits(standing)
        self.initial = {**self.initial, **self.as_typed(standing)}

    def as_typed(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """No number but a reason is the button that leaves the area out."""
        left_out = values["score"] is None and values["left_out_because"]
        return {**values, "score": OUT} if left_out else values

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("score") == OUT and not data.get("left_out_because"):
            self.add_error("left_out_because", _("Write in a few words why it is left out."))
        return data

    @property
    def answer(self) -> dict[str, Any]:
        """What :func:`recovery.services.score_area` takes. A number beats a leftover reason."""
        data = self.cleaned_data
        left_out = data["score"] == OUT
        return {
            "score": int(data["score"]) if data["score"] and not left_out else None,
            "left_out_because": data["left_out_because"] if left_out else "",
            "citizens_words": data["citizens_words"],
            "staff_note": data["staff_note"],
            "shown": data["shown"],
        }


class CorrectAreaForm(AreaForm):
    """Another answer in an area of a finished star."""

    reason = forms.CharField(label=_("Why do you correct it?"), max_length=120)

    @property
    def answer(self) -> dict[str, Any]:
        return {**super().answer, "reason": self.cleaned_data["reason"]}


class FinishForm(ProblemForm):
    """Who took part, and who is done: both at once, or each when they are."""

    took_part = forms.CharField(
        label=_("Who sat at the table?"),
        max_length=120,
        help_text=_("For example the citizen, the key worker and the caseworker."),
    )
    done = forms.MultipleChoiceField(
        label=_("Who is done with the star?"),
        choices=[
            (Side.CITIZEN, _("The citizen: it says what I want it to say")),
            (Side.STAFF, _("Staff: we have written what we had to")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say who is done with the star.")},
    )

    def __init__(self, *args: Any, star: Star, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits({"took_part": star.took_part})
        at = {Side.CITIZEN: star.citizen_done_at, Side.STAFF: star.staff_done_at}
        self.initial["done"] = [side for side in BOTH if at[side]]
