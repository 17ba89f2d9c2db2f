"""When a house changes shifts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from schemes.shifts import Shift


class ShiftHoursForm(ProblemForm):
    """A time for each shift of the scheme; what is shown was written last."""

    starts_on = DayField(label=_("From which day?"))

    def __init__(self, *args: Any, shifts: Sequence[Shift], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shifts = shifts
        for shift in shifts:
            self.fields[shift.key] = forms.TimeField(
                label=_("%(shift)s begins") % {"shift": _(shift.name)},
                input_formats=["%H:%M", "%H.%M", "%H", "%H:%M:%S"],
                widget=forms.TimeInput(
                    format="%H.%M", attrs={"class": "input-width-s", "type": "text"}
                ),
                error_messages={"invalid": _("Write a time, for example 18.30.")},
            )

    def begins(self) -> dict[str, time]:
        return {shift.key: self.cleaned_data[shift.key] for shift in self.shifts}
