"""The one way from a form to a service: what each refusal becomes, and nothing typed is lost."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django import forms
from django.test import RequestFactory

from core.forms import ProblemForm, attempt, posted
from core.problems import Conflict, NotAllowed, Problem

pytestmark = pytest.mark.django_db


class NameForm(ProblemForm):
    name = forms.CharField()


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (Problem("wrong", "Not so.", field="name"), HTTPStatus.UNPROCESSABLE_ENTITY),
        (Conflict("moved_on", "Somebody was faster."), HTTPStatus.CONFLICT),
        (NotAllowed("not_this", "Not this name.", field="name"), HTTPStatus.FORBIDDEN),
    ],
)
def test_a_refusal_is_shown_with_its_status_and_what_was_typed(
    problem: Problem, status: HTTPStatus
) -> None:
    request = RequestFactory().post("/", {"name": "Maja"})
    form = NameForm(posted(request))

    def refuse() -> None:
        raise problem

    assert attempt(request, form, refuse) is None
    assert form.status == status
    assert form["name"].value() == "Maja"
    assert str(problem.each[0].message) in str(form.errors)


def test_what_is_not_this_persons_to_do_gets_the_page_that_says_so() -> None:
    request = RequestFactory().post("/", {"name": "Maja"})

    def refuse() -> None:
        raise NotAllowed("not_yours", "It is not one of yours.")

    with pytest.raises(NotAllowed):
        attempt(request, NameForm(posted(request)), refuse)


def test_an_empty_post_is_a_post_and_never_reaches_the_service() -> None:
    request = RequestFactory().post("/", {})
    form = NameForm(posted(request))

    assert attempt(request, form, lambda: pytest.fail("the service was reached")) is None
    assert form.status == HTTPStatus.UNPROCESSABLE_ENTITY
