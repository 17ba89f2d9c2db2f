"""A draft as its pages: bound to what was typed, with everything wrong named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import Http404
from django.utils import timezone

import schemes
from core.forms import ProblemForm
from core.problems import Problem
from organisations.access import ActorRequest
from referrals.clock import answer_days_for_new
from referrals.forms.intake import SENDER, Page, pages, read
from referrals.models import Draft
from referrals.rules import referrer_kinds
from referrals.services.asking import Asking
from referrals.services.intake import check
from schemes.base import Referrer, Version


@dataclass
class DraftForms:
    """A draft as its pages: bound to what was typed, with everything wrong named."""

    draft: Draft
    version: Version
    pages: list[Page]
    forms: dict[str, ProblemForm]
    #: What the forms say together: as typed, and without surrounding blanks.
    asking: Asking
    clean: Asking
    #: The questions are put to the citizen in person.
    aloud: bool
    #: {page key: [(label, message, code)]}
    wrong: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def page(self, key: str) -> Page:
        return page_named(self.pages, key)

    def is_complete(self, key: str) -> bool:
        return key in self.draft.typed and not self.wrong[key]

    def next_after(self, key: str) -> str | None:
        """The next page with something to write; None once only the check is left."""
        keys = [page.key for page in self.pages]
        following = keys[keys.index(key) + 1 :]
        return next((page for page in following if not self.is_complete(page)), None)


def pages_of(request: ActorRequest, draft: Draft, version: Version, *, aloud: bool) -> list[Page]:
    return pages(
        version,
        draft.track,
        referrer_kinds(request.actor, draft.receiver, version, draft.track),
        aloud=aloud,
        by_telephone=request.actor.organisation.pk == draft.receiver_id,
        answer_days=answer_days_for_new(
            draft.receiver, draft.scheme, version.track(draft.track), timezone.now()
        ),
    )


def page_of(request: ActorRequest, draft: Draft, key: str) -> Page:
    version = schemes.get(draft.scheme).on(timezone.localdate())
    return page_named(pages_of(request, draft, version, aloud=False), key)


def page_named(all_pages: list[Page], key: str) -> Page:
    for page in all_pages:
        if page.key == key:
            return page
    raise Http404


def read_draft(
    request: ActorRequest, draft: Draft, unsaved: Mapping[str, Mapping[str, str]] | None = None
) -> DraftForms:
    """``unsaved`` is what was typed on a page and could not be saved."""
    today = timezone.localdate()
    version = schemes.get(draft.scheme).on(today)
    typed = {**draft.typed, **(unsaved or {})}
    aloud = typed.get(SENDER, {}).get("referrer") == Referrer.CITIZEN
    all_pages = pages_of(request, draft, version, aloud=aloud)
    forms = {page.key: page.make(typed.get(page.key, {})) for page in all_pages}
    for form in forms.values():
        form.full_clean()
    asking = read(forms)
    clean, checks = check(
        asking,
        version=version,
        track=draft.track,
        referrers=referrer_kinds(request.actor, draft.receiver, version, draft.track),
        also_assesses=False,
        today=today,
    )
    draft_forms = DraftForms(draft, version, all_pages, forms, asking, clean, aloud)
    _show(draft_forms, checks.problems)
    return draft_forms


def _show(draft_forms: DraftForms, problems: list[Problem]) -> None:
    """Put the problems at their fields; a form's own word on a field is kept where it has one."""
    for key, form in draft_forms.forms.items():
        for name in [*form.errors]:  # the service says what is missing, in the field's words
            if all(error.code == "required" for error in form.errors[name].as_data()):
                del form.errors[name]
        for problem in problems:
            if problem.field in form.fields and problem.field not in form.errors:
                form.add_problem(problem)
        draft_forms.wrong[key] = [
            (str(form[name].label), str(error.messages[0]), str(error.code))
            for name, errors in form.errors.as_data().items()
            for error in errors
        ]


def frame(draft_forms: DraftForms) -> dict[str, object]:
    """What every page of a draft shows: its steps, and how far each is."""
    typed = draft_forms.draft.typed
    steps = [
        {
            "page": page,
            "begun": page.key in typed,
            "complete": draft_forms.is_complete(page.key),
        }
        for page in draft_forms.pages
    ]
    return {
        "section": "referrals",
        "draft": draft_forms.draft,
        "aloud": draft_forms.aloud,
        "version": draft_forms.version,
        "track": draft_forms.version.track(draft_forms.draft.track),
        "steps": steps,
    }
