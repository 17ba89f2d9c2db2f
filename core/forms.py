"""Form parts every app uses: problems at their field, and the way from a form to a service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from copy import copy
from http import HTTPStatus
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.problems import Problem
from core.shown import Shown, Stale
from core.unsent import saves

#: Refusals that are told as they are; every other asks for something to be corrected.
_AS_REFUSED = (HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS)


class DkfdsRenderer(TemplatesSetting):
    """Fields as Det Fælles Designsystem draws them: label, hint, error, input."""

    field_template_name = "forms/field.html"


class ShownField(forms.CharField):
    """Carries what an edit was made from (``core.shown``); cleaned, a :class:`Shown` or None."""

    widget = forms.HiddenInput

    def __init__(self, standing: Mapping[str, Any]) -> None:
        super().__init__(required=False, initial=Shown.of(standing).token, max_length=8000)

    def clean(self, value: Any) -> Any:
        return Shown.read(super().clean(value))


#: What is said of a field left empty, by what it asks for; a field may say something better.
_LEFT_EMPTY: Final = (
    (forms.ModelChoiceField, _("Choose from the list.")),
    (forms.MultipleChoiceField, _("Choose at least one of the answers.")),
    (forms.ChoiceField, _("Choose one of the answers.")),
    (forms.BooleanField, _("Put a tick to go on.")),
    (forms.IntegerField, _("Write a number.")),
    (forms.CharField, _("Write something here.")),
)


def _speak_of(field: forms.Field) -> None:
    """Django's "This field is required" says nothing of what to do."""
    if field.error_messages.get("required") is not forms.Field.default_error_messages["required"]:
        return
    for kind, words in _LEFT_EMPTY:
        if isinstance(field, kind):
            listed = isinstance(field.widget, forms.Select) and not isinstance(
                field.widget, forms.RadioSelect
            )
            field.error_messages["required"] = _("Choose from the list.") if listed else words
            return


class ProblemForm(forms.Form):
    """A form that can show what a service refused, at the field it belongs to."""

    _refusal: Problem | None = None
    #: What somebody else has made of a field since the form was opened, by its name.
    theirs: Mapping[str, Any] = {}

    def full_clean(self) -> None:
        for field in self.fields.values():
            _speak_of(field)
        super().full_clean()

    def edits(self, standing: Mapping[str, Any], *, fill_in: bool = True) -> None:
        """The form changes what stands: it shows it (unless a date must not be filled in), and
        its service is called with ``shown`` besides."""
        if fill_in:
            self.initial = {**standing, **self.initial}
        self.fields["shown"] = ShownField(standing)

    def add_problem(self, problem: Problem) -> None:
        self._refusal = problem
        if isinstance(problem, Stale):
            self._show_both(problem)
        for each in problem.each:
            field = each.field if each.field in self.fields else None
            self.add_error(field, ValidationError(str(each.message), code=each.code))

    def _show_both(self, stale: Stale) -> None:
        """What a colleague wrote beside what was typed; saved again, it was seen."""
        data: Any = copy(self.data)
        data[self.add_prefix("shown")] = Shown.of(stale.standing).token
        for name, value in self.as_typed(stale.merged).items():
            if name in stale.fields:
                continue
            if isinstance(value, list):
                data.setlist(self.add_prefix(name), [str(each) for each in value])
            else:
                data[self.add_prefix(name)] = "" if value is None else str(value)
        self.data = data
        self.theirs = {name: stale.standing[name] for name in stale.fields}
        for name in stale.fields:
            if name in self.fields:
                self.add_error(name, _("Somebody else has changed this since you opened it."))

    def as_typed(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The values as this form's fields are filled in with them."""
        return values

    @property
    def ways_on(self) -> list[tuple[str, str]]:
        """What can be done about what the service refused: words and address of each."""
        ways = self._refusal.ways_on if self._refusal else ()
        return [(str(way.label), reverse(way.address, args=way.args)) for way in ways]

    @property
    def refused_with(self) -> set[str]:
        """The codes of what the service refused."""
        return {each.code for each in self._refusal.each} if self._refusal else set()

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

    None where nothing is done: on a GET, where the form is only shown again as it was typed, where
    it is not right, or where the service refused. The page is then shown with ``form.status`` and
    says why. What is not this person's to do, whatever is typed, gets the page that says so (403).
    ``undo`` says whether a refusal undoes what the service wrote: a search is logged even where it
    is refused.
    """
    if not saves(request) or not form.is_valid():
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
