"""What is typed while a star is made."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm
from recovery.editions import HIGHEST, LOWEST
from recovery.models import StarScore

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

    @classmethod
    def showing(cls, kept: StarScore | None) -> AreaForm:
        """The form with what has been saved, if anything."""
        if kept is None:
            return cls()
        return cls(
            initial={
                "score": OUT if kept.score is None else str(kept.score),
                "left_out_because": kept.left_out_because,
                "citizens_words": kept.citizens_words,
                "staff_note": kept.staff_note,
            }
        )

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
        }


class FinishForm(ProblemForm):
    took_part = forms.CharField(
        label=_("Who sat at the table?"),
        max_length=120,
        help_text=_("For example the citizen, the key worker and the caseworker."),
    )
