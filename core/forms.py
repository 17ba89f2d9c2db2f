"""Form parts every app uses: problems at their field, and the way from a form to a service."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from http import HTTPStatus

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from core.problems import Problem

#: Refusals that are told as they are; every other asks for something to be corrected.
_AS_REFUSED = (HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS)


class DkfdsRenderer(TemplatesSetting):
    """Fields as Det Fælles Designsystem draws them: label, hint, error, input."""

    field_template_name = "forms/field.html"


class ProblemForm(forms.Form):
    """A form that can show what a service refused, at the field it belongs to."""

    _refusal: Problem | None = None

    def add_problem(self, problem: Problem) -> None:
        self._refusal = problem
        for each in problem.each:
            field = each.field if each.field in self.fields else None
            self.add_error(field, ValidationError(str(each.message), code=each.code))

    @property
    def ways_on(self) -> list[tuple[str, str]]:
        """What can be done about what the service refused: words and address of each."""
        ways = self._refusal.ways_on if self._refusal else ()
        return [(str(way.label), reverse(way.address, args=way.args)) for way in ways]

    @property
    def status(self) -> HTTPStatus:
        """With which status the page shows the form: 422 where something must be corrected, 409
        where the world has moved on, 403 where it is not this person's to do, 429 where it has
        been done too often."""
        if not self.is_bound or self.is_valid():
            return HTTPStatus.OK
        refused_with = self._refusal.status if self._refusal else None
        if refused_with in _AS_REFUSED:
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
