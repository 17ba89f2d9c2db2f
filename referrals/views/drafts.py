"""Writing a referral: page by page, saved as it goes, checked as a whole, sent once."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

import schemes
from citizens.identifiers import read_identifier
from core.forms import ProblemForm
from core.problems import Problem, Problems
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.forms.intake import SENDER, Page, pages, read
from referrals.models import Draft
from referrals.rules import referrer_kinds
from referrals.services.asking import Asking
from referrals.services.drafts import (
    discard_draft,
    save_page,
    sent_before,
    start_draft,
    submit_draft,
)
from referrals.services.intake import check
from referrals.services.offers import Offer, offers_for
from schemes.base import Referrer, Version

#: What a page may leave empty until the whole is checked.
LATER = {"missing", "required"}


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def referral_new(request: ActorRequest) -> HttpResponse:
    """Choose what to refer to, and begin."""
    ways = _ways_in(request.actor)
    if request.method == "POST":
        wanted = request.POST.get("offer", "")
        way = next((one for one in ways if one.key == wanted), None)
        if way is not None:
            draft = start_draft(
                by=request.actor,
                scheme=way.offer.scheme.key,
                track=way.offer.track.key,
                receiver=way.offer.receiver,
                typed={SENDER: {"referrer": Referrer.CITIZEN}} if way.by_citizen else None,
            )
            return redirect("draft_page", pk=draft.pk, page=_read(request, draft).pages[0].key)
    context = {"section": "referrals", "ways": ways, "nothing_chosen": request.method == "POST"}
    status = 422 if request.method == "POST" else 200
    return render(request, "referrals/new.html", context, status=status)


@dataclass(frozen=True)
class Way:
    """An offer, asked for by someone or by the citizen in person, who is read the questions."""

    offer: Offer
    by_citizen: bool = False

    @property
    def key(self) -> str:
        return f"{self.offer.key}:{Referrer.CITIZEN}" if self.by_citizen else self.offer.key


def _ways_in(actor: Actor) -> list[Way]:
    ways: list[Way] = []
    for offer in offers_for(actor, timezone.localdate()):
        ways.append(Way(offer))
        kinds = referrer_kinds(actor, offer.receiver, offer.version, offer.track.key)
        if Referrer.CITIZEN in kinds:
            ways.append(Way(offer, by_citizen=True))
    return ways


@dataclass
class Written:
    """A draft as its pages: bound to what was typed, with everything wrong named."""

    draft: Draft
    version: Version
    pages: list[Page]
    forms: dict[str, ProblemForm]
    asking: Asking
    #: The questions are put to the citizen in person.
    aloud: bool
    #: {page key: [(label, message, code)]}
    wrong: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def page(self, key: str) -> Page:
        for one in self.pages:
            if one.key == key:
                return one
        raise Http404

    def next_after(self, key: str) -> str | None:
        keys = [one.key for one in self.pages]
        following = keys[keys.index(key) + 1 :]
        return following[0] if following else None


def _own_draft(request: ActorRequest, pk: UUID) -> Draft:
    return get_object_or_404(
        Draft.objects.visible_to(request.actor).select_related("receiver"), pk=pk
    )


def _read(request: ActorRequest, draft: Draft) -> Written:
    today = timezone.localdate()
    version = schemes.get(draft.scheme).on(today)
    kinds = referrer_kinds(request.actor, draft.receiver, version, draft.track)
    typed = draft.typed
    aloud = typed.get(SENDER, {}).get("referrer") == Referrer.CITIZEN
    by_telephone = request.actor.organisation.pk == draft.receiver_id
    all_pages = pages(version, draft.track, kinds, aloud=aloud, by_telephone=by_telephone)
    forms = {one.key: one.make(typed.get(one.key, {})) for one in all_pages}
    for form in forms.values():
        form.full_clean()
    asking = read(forms)
    written = Written(draft, version, all_pages, forms, asking, aloud)
    _cleaned, found = check(
        asking,
        version=version,
        track=draft.track,
        referrers=kinds,
        also_assesses=False,
        today=today,
    )
    _show(written, found.problems)
    return written


def _show(written: Written, problems: list[Problem]) -> None:
    """Put the problems at their fields; a form's own word on a field is kept where it has one."""
    for key, form in written.forms.items():
        for name in [*form.errors]:  # the service says what is missing, in the field's words
            if all(one.code == "required" for one in form.errors[name].as_data()):
                del form.errors[name]
        for problem in problems:
            if problem.field in form.fields and problem.field not in form.errors:
                form.add_problem(problem)
        written.wrong[key] = [
            (str(form[name].label), str(error.messages[0]), str(error.code))
            for name, errors in form.errors.as_data().items()
            for error in errors
        ]


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def draft_page(request: ActorRequest, pk: UUID, page: str) -> HttpResponse:
    """One page. Every POST saves what was typed, right or wrong; htmx saves on each change."""
    draft = _own_draft(request, pk)
    if request.method == "POST":
        page_here = _read(request, draft).page(page)
        names = page_here.make().fields
        values = {name: request.POST[name] for name in names if name in request.POST}
        draft = save_page(by=request.actor, draft=draft, page=page, values=values)
        if request.headers.get("HX-Request"):
            return render(request, "referrals/saved.html", {"at": timezone.now()})
    written = _read(request, draft)
    here, form = written.page(page), written.forms[page]
    if request.method == "POST":
        if "later" in request.POST:
            messages.success(request, _("The draft is saved. You find it under Drafts."))
            return redirect("referrals")
        slips = [code for _label, _message, code in written.wrong[page] if code not in LATER]
        if not slips:
            following = written.next_after(page)
            if following is None:
                return redirect("draft_check", pk=pk)
            return redirect("draft_page", pk=pk, page=following)
    if request.GET.get("mangler") is None:
        _forget_missing(form)
    context = _frame(written) | {
        "page": here,
        "form": form,
        "number": 1 + [one.key for one in written.pages].index(page),
        "warning": _warning(written.asking) if "number" in form.fields else "",
    }
    return render(
        request,
        "referrals/draft_page.html",
        context,
        status=422 if request.method == "POST" else 200,
    )


def _forget_missing(form: ProblemForm) -> None:
    """Nobody is told off for what they have not come to yet."""
    for name, errors in [*form.errors.as_data().items()]:
        if all(error.code in LATER for error in errors):
            del form.errors[name]


def _frame(written: Written) -> dict[str, object]:
    typed = written.draft.typed
    steps = [
        {
            "page": one,
            "begun": one.key in typed,
            "complete": one.key in typed and not written.wrong[one.key],
        }
        for one in written.pages
    ]
    return {
        "section": "referrals",
        "draft": written.draft,
        "aloud": written.aloud,
        "version": written.version,
        "track": written.version.track(written.draft.track),
        "steps": steps,
    }


def _warning(asking: Asking) -> str:
    """A number that fails modulus 11 can be right: CPR gave up the check in 2007."""
    try:
        suspicious = read_identifier(asking.citizen.number).suspicious
    except Problem:
        return ""
    if not suspicious:
        return ""
    return _("The CPR number fails the old check digit. It can be right all the same: look again.")


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def draft_check(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Everything typed, everything missing, and the button that sends it."""
    draft = Draft.objects.visible_to(request.actor).select_related("receiver").filter(pk=pk).first()
    if draft is None:  # sent already: a second click, or the way back in the browser
        sent = sent_before(request.actor, pk)
        if sent is None:
            raise Http404
        return redirect("referral_receipt", pk=sent.pk)
    written = _read(request, draft)
    refused: list[Problem] = []
    status = 200
    if request.method == "POST":
        status = 422
        if not any(written.wrong.values()):
            try:
                with transaction.atomic():
                    sent = submit_draft(
                        by=request.actor, draft=draft, asking=written.asking, now=timezone.now()
                    )
            except Problem as problem:
                refused = problem.problems if isinstance(problem, Problems) else [problem]
            else:
                return redirect("referral_receipt", pk=sent.pk)
    context = _frame(written) | {
        "sections": [_section(written, one) for one in written.pages],
        "wrong": [(one, written.wrong[one.key]) for one in written.pages if written.wrong[one.key]],
        "refused": refused,
        "warning": _warning(written.asking),
    }
    return render(request, "referrals/draft_check.html", context, status=status)


def _section(written: Written, page: Page) -> dict[str, object]:
    form = written.forms[page.key]
    rows = [
        {"label": form[name].label, "shown": _shown(form, name), "errors": form.errors.get(name)}
        for name in form.fields
    ]
    return {"page": page, "rows": [row for row in rows if row["shown"] or row["errors"]]}


def _shown(form: ProblemForm, name: str) -> str:
    """The answer as a person reads it."""
    value = form[name].value() or ""
    choices = dict(getattr(form.fields[name], "choices", []))
    if value and name in form.cleaned_data and hasattr(form.cleaned_data[name], "isoformat"):
        return date_format(form.cleaned_data[name], "DATE_FORMAT")
    if value == "on":
        return _("yes")
    return str(choices.get(value, value)) if value else ""


@require_POST
@needs(Permission.REFER)
def draft_discard(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Throw the draft away."""
    discard_draft(by=request.actor, draft=_own_draft(request, pk))
    messages.success(request, _("The draft is thrown away."))
    return redirect("referrals")
