"""Form parts every app uses: sensible dates, clean text, and problems shown at their field."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from core.problems import Problem, Problems

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)


class DkfdsRenderer(TemplatesSetting):
    """Fields as Det Fælles Designsystem draws them: label, hint, error, input."""

    field_template_name = "forms/field.html"


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # Browsers want ISO in value=, whatever the page's language.
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A date between 1900 and 2100; further out is a slip of the finger."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("Write a date that exists, for example 2026-03-24."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.append(MinValueValidator(EARLIEST, _("The year must be 1900 or later.")))
        self.validators.append(MaxValueValidator(LATEST, _("The year must be 2100 or earlier.")))


class YesNoField(forms.ChoiceField):
    """Two large buttons; nothing chosen beforehand."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[("yes", _("Yes")), ("no", _("No"))], **kwargs)


class ProblemForm(forms.Form):
    """A form that can show what a service refused, at the field it belongs to."""

    def add_problem(self, problem: Problem) -> None:
        for one in problem.problems if isinstance(problem, Problems) else [problem]:
            field = one.field if one.field in self.fields else None
            self.add_error(field, ValidationError(str(one.message), code=one.code))
