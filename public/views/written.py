"""A public draft as its pages: bound to what was typed, with everything wrong named."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.forms import ProblemForm
from core.problems import Problem
from public.forms.asking import Step, read, steps
from public.models import PublicDraft
from public.published import PublishedHouse
from public.rules import hard_refusals
from public.services.drafts import must_be_reachable
from referrals.services.asking import Asking
from referrals.services.intake import check
from schemes.base import Referrer, Refusal, SchemeLookupError, Version


@dataclass
class Written:
    draft: PublicDraft
    version: Version
    steps: list[Step]
    forms: dict[str, ProblemForm]
    #: What the forms say together, as typed.
    asking: Asking
    #: The hard rules that it breaks so far.
    refusals: list[Refusal]
    #: Whether something on the page is missing or not right.
    wrong: dict[str, bool] = field(default_factory=dict)

    def number_of(self, page: str) -> int | None:
        """Which in the row it is; None where there is no such page."""
        keys = [step.key for step in self.steps]
        return keys.index(page) if page in keys else None

    @property
    def first_open(self) -> str | None:
        """The first page that something is missing on; None where all of it is there."""
        return next((step.key for step in self.steps if self.wrong[step.key]), None)

    def after(self, page: str) -> str:
        """The next page; "" after the last, where all is checked."""
        number = self.number_of(page)
        assert number is not None, "a page of these"
        return "" if number + 1 == len(self.steps) else self.steps[number + 1].key

    def forget_wrong(self, page: str) -> None:
        """Nobody is told off for what they have not come to yet."""
        self.forms[page].errors.clear()

    def sections(self) -> list[dict[str, object]]:
        """Each page with its answers as a person reads them."""
        return [
            {
                "step": step,
                "wrong": self.wrong[step.key],
                "rows": [
                    (self.forms[step.key][name].label, shown)
                    for name in self.forms[step.key].fields
                    if (shown := _shown(self.forms[step.key], name))
                ],
            }
            for step in self.steps
        ]


def read_draft(draft: PublicDraft, house: PublishedHouse) -> Written:
    """Raises 404 where the scheme no longer has what was begun."""
    today = timezone.localdate()
    try:
        version = house.scheme.on(today)
        version.track(draft.track)
    except SchemeLookupError:
        raise Http404 from None
    typed = draft.typed
    all_steps = steps(version, draft.track)
    forms = {step.key: step.make(typed.get(step.key, {})) for step in all_steps}
    for form in forms.values():
        form.full_clean()
    asking = read(forms)
    written = Written(
        draft,
        version,
        all_steps,
        forms,
        asking,
        hard_refusals(asking, version, draft.track, today),
    )
    _clean, checks = check(
        asking,
        version=version,
        track=draft.track,
        referrers=[Referrer.CITIZEN],
        also_assesses=False,
        today=today,
    )
    problems = checks.problems
    try:
        must_be_reachable(asking)
    except Problem as unreachable:
        problems = [*problems, unreachable]
    for key, form in forms.items():
        for problem in problems:
            if problem.field in form.fields and problem.field not in form.errors:
                form.add_problem(problem)
        written.wrong[key] = bool(form.errors)
    return written


def _shown(form: ProblemForm, name: str) -> str:
    value = form[name].value() or ""
    day = form.cleaned_data.get(name)
    if isinstance(day, date):
        return date_format(day, "DATE_FORMAT")
    choices = dict(getattr(form.fields[name], "choices", []))
    return str(choices.get(value, value)) if value else _("not answered")
