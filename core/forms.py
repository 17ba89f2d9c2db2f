"""Form parts every app uses: sensible dates, problems at their field, and from form to service."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import transaction
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from core.checks import EARLIEST, LATEST
from core.problems import Problem


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


class ProblemForm(forms.Form):
    """A form that can show what a service refused, at the field it belongs to."""

    _refusal: Problem | None = None

    def add_problem(self, problem: Problem) -> None:
        self._refusal = problem
        for each in problem.each:
            field = each.field if each.field in self.fields else None
            self.add_error(field, ValidationError(str(each.message), code=each.code))

    @property
    def status(self) -> HTTPStatus:
        """With which status the page shows the form: 422 where something must be corrected, 409
        where the world has moved on, 403 where it is not this person's to do."""
        if not self.is_bound or self.is_valid():
            return HTTPStatus.OK
        refused_with = self._refusal.status if self._refusal else None
        if refused_with in (HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT):
            return HTTPStatus(refused_with)
        return HTTPStatus.UNPROCESSABLE_ENTITY


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; None for a GET. An empty POST is a POST all the same."""
    return request.POST if request.method == "POST" else None


def attempt[Result](
    request: HttpRequest, form: ProblemForm, service: Callable[[], Result], *, undo: bool = True
) -> Result | None:
    """Do what a POST asks for: the one way from a form to a service.

    None where nothing is done: on a GET, where the form is not right, or where the service
    refused. The page is then shown with ``form.status`` and says why. What is not this person's to
    do, whatever is typed, gets the page that says so (403). ``undo`` says whether a refusal undoes
    what the service wrote: a search is logged even where it is refused.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        with transaction.atomic() if undo else nullcontext():
            return service()
    except Problem as problem:
        whole_form = all(each.field not in form.fields for each in problem.each)
        if problem.status == HTTPStatus.FORBIDDEN and whole_form:
            raise
        form.add_problem(problem)
        return None
