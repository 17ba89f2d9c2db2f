"""Writing a referral: page by page, saved as it goes, checked as a whole, sent once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from citizens.rules import Person
from citizens.services.identity import possible_doubles
from core.buttons import button
from core.forms import ProblemForm, ShownField, attempt, posted
from core.problems import Conflict, Problem
from core.shown import Shown, Stale
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from referrals.forms.around import SeveralField, listed
from referrals.forms.intake import CALL, SENDER, Page
from referrals.models import Draft
from referrals.rules import referrer_kinds
from referrals.services.contact import usual_contact
from referrals.services.drafts import (
    discard_draft,
    save_page,
    sent_before,
    start_draft,
    submit_draft,
)
from referrals.services.offers import Offer, offers_for
from referrals.services.warnings import doubts_about, sent_already
from referrals.views.draft_forms import DraftForms, frame, page_of, read_draft
from schemes.base import Part, Referrer

#: What a page may leave empty until the whole is checked.
LATER = {"missing", "required"}


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def referral_new(request: ActorRequest) -> HttpResponse:
    """Choose what to refer to, and begin."""
    offers = _offers_to_ask_for(request.actor)
    if saves(request):
        wanted = request.POST.get("offer", "")
        chosen = next((offer for offer in offers if offer.key == wanted), None)
        if chosen is not None:
            draft = start_draft(
                by=request.actor,
                scheme=chosen.offer.scheme.key,
                track=chosen.offer.track.key,
                receiver=chosen.offer.receiver,
                typed=_known_already(request.actor, chosen),
            )
            return redirect("draft_page", pk=draft.pk, page=read_draft(request, draft).pages[0].key)
    context = {
        "section": "referrals",
        "offers": offers,
        "nothing_chosen": saves(request),
        "notes_calls": request.actor.may(Permission.ASSESS),
        "remembers_guests": request.actor.may(Permission.RUN_STAYS)
        and any(Part.REMEMBERED in asked.offer.version.parts for asked in offers),
    }
    status = 422 if saves(request) else 200
    return render(request, "referrals/new.html", context, status=status)


def _known_already(by: Actor, chosen: AskedOffer) -> dict[str, dict[str, str]]:
    """Who asks, so that nobody introduces themselves each time. A caller at the desk is unknown."""
    if chosen.by_citizen:
        return {SENDER: {"referrer": Referrer.CITIZEN}}
    if not chosen.offer.version.intake_on_one_page:
        return {SENDER: usual_contact(by)}
    return {} if chosen.offer.receiver == by.organisation else {CALL: usual_contact(by)}


@dataclass(frozen=True)
class AskedOffer:
    """An offer, asked for by someone or by the citizen in person, who is read the questions."""

    offer: Offer
    by_citizen: bool = False

    @property
    def key(self) -> str:
        return f"{self.offer.key}:{Referrer.CITIZEN}" if self.by_citizen else self.offer.key


def _offers_to_ask_for(actor: Actor) -> list[AskedOffer]:
    offers: list[AskedOffer] = []
    for offer in offers_for(actor, timezone.localdate()):
        offers.append(AskedOffer(offer))
        kinds = referrer_kinds(actor, offer.receiver, offer.version, offer.track.key)
        if Referrer.CITIZEN in kinds:
            offers.append(AskedOffer(offer, by_citizen=True))
    return offers


def _own_draft(request: ActorRequest, pk: UUID) -> Draft | None:
    """None where it has been sent since, from another tab or before the way back; else 404."""
    rows = Draft.objects.visible_to(request.actor).select_related("receiver")
    draft = rows.filter(pk=pk).first()
    if draft is None and sent_before(request.actor, pk) is None:
        raise Http404
    return draft


def _sent(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What the draft became. Something typed after that is in no referral, and that is said."""
    referral = sent_before(request.actor, pk)
    assert referral is not None, "a draft is there, or was sent"
    if request.method == "POST":
        raise Conflict(
            "already_sent",
            _("The referral is sent already, as %(reference)s. What you wrote here is not in it.")
            % {"reference": referral.reference},
        )
    return redirect("referral_receipt", pk=referral.pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def draft_page(request: ActorRequest, pk: UUID, page: str) -> HttpResponse:
    """One page. Every POST saves what was typed, right or wrong; htmx saves on each change."""
    draft = _own_draft(request, pk)
    if draft is None:
        return _sent(request, pk)
    empty = page_of(request, draft, page).make()
    names = list(empty.fields)
    typed = posted(request)
    values = None if typed is None else _typed(empty, typed)
    is_saving, stale = saves(request), None
    if is_saving and values is not None:
        draft, stale = _save(request, draft, page, values)
    if is_saving and request.htmx:
        if stale is not None:
            raise stale
        saved = {"at": timezone.now(), "shown": _shown_now(draft, page, names)}
        return render(request, "referrals/saved.html", saved)
    unsaved = values if stale is not None or not is_saving else None
    draft_forms = read_draft(request, draft, {} if unsaved is None else {page: unsaved})
    if is_saving and stale is None and (next_page := _after(request, draft_forms, page)):
        return next_page
    form = draft_forms.forms[page]
    form.data = {**form.data, "shown": _shown_now(draft, page, names).token}
    form.fields["shown"] = ShownField({})
    missing = _missing(form) if stale is None and page in draft.typed else []
    if stale is not None:
        form.add_problem(stale)
    elif request.GET.get("mangler") is None:
        _forget_missing(form)
    number = [step.key for step in draft_forms.pages].index(page)
    context = frame(draft_forms) | {
        "page": draft_forms.page(page),
        "form": form,
        "number": number + 1,
        "before": draft_forms.pages[number - 1] if number else None,
        "missing": [] if form.errors else missing,
        "warning": _warning(request.actor, draft_forms) if "number" in form.fields else "",
    }
    return render(
        request,
        "referrals/draft_page.html",
        context,
        status=form.status if is_saving else HTTPStatus.OK,
    )


def _typed(form: ProblemForm, posted: QueryDict) -> dict[str, str]:
    """What stands in the fields, right or wrong; what was not sent is left out."""
    return {
        name: str(field.widget.value_from_datadict(posted, MultiValueDict(), name) or "")
        for name, field in form.fields.items()
        if not field.widget.value_omitted_from_data(posted, MultiValueDict(), name)
    }


def _save(
    request: ActorRequest, draft: Draft, page: str, values: Mapping[str, str]
) -> tuple[Draft, Stale | None]:
    """The draft as it is then, and what another tab has changed otherwise."""
    shown = Shown.read(request.POST.get("shown", ""))
    try:
        saved = save_page(by=request.actor, draft=draft, page=page, values=values, shown=shown)
    except Stale as stale:
        return draft, stale
    return saved, None


def _after(request: ActorRequest, draft_forms: DraftForms, page: str) -> HttpResponse | None:
    """Where the saved page leads; None where something on it is not right."""
    if "later" in request.POST:
        messages.success(request, _("The draft is saved. You find it under Drafts."))
        return redirect("referrals")
    if any(code not in LATER for _label, _message, code in draft_forms.wrong[page]):
        return None
    if "more" in request.POST:
        return redirect("draft_page", pk=draft_forms.draft.pk, page=page)
    following = draft_forms.next_after(page)
    if following is None:
        return redirect("draft_check", pk=draft_forms.draft.pk)
    return redirect("draft_page", pk=draft_forms.draft.pk, page=following)


def _shown_now(draft: Draft, page: str, names: list[str]) -> Shown:
    typed = draft.typed.get(page, {})
    return Shown.of({name: typed.get(name, "") for name in names})


def _missing(form: ProblemForm) -> list[BoundField]:
    """What a page that was saved before still asks for."""
    return [
        form[name]
        for name, errors in form.errors.as_data().items()
        if name in form.fields and all(error.code in LATER for error in errors)
    ]


def _forget_missing(form: ProblemForm) -> None:
    """Nobody is told off for what they have not come to yet."""
    for name, errors in [*form.errors.as_data().items()]:
        if all(error.code in LATER for error in errors):
            del form.errors[name]


def _warning(actor: Actor, draft_forms: DraftForms) -> str:
    """What may be wrong about who it is, and can be right all the same; "" if nothing."""
    citizen = draft_forms.clean.citizen
    try:
        doubts = doubts_about(citizen)
        unnumbered = citizen.identifier is None
    except Problem:
        return ""
    if unnumbered:
        return _hint_at_doubles(actor, draft_forms)
    return str(doubts[0]) if doubts else ""


def _warnings(actor: Actor, draft_forms: DraftForms) -> list[str]:
    """The same, and what the sender has sent already; the whole form is there to compare."""
    about_citizen = _warning(actor, draft_forms)
    warnings = [about_citizen] if about_citizen else []
    if not any(draft_forms.wrong.values()):
        receiver, asking = draft_forms.draft.receiver, draft_forms.clean
        warnings += map(str, sent_already(by=actor, receiver=receiver, asking=asking))
    return warnings


def _hint_at_doubles(actor: Actor, draft_forms: DraftForms) -> str:
    """To the receiver's own people, and without showing whom; another organisation is told
    nothing of whom the receiver knows."""
    receiver, citizen = draft_forms.draft.receiver, draft_forms.clean.citizen
    if actor.organisation != receiver or citizen.anonymous:
        return ""
    person = Person(
        name=citizen.name,
        alias=citizen.alias,
        birth_date=citizen.birth_date,
        phone=citizen.phone,
    )
    if not possible_doubles(receiver, person, numbered=False).exists():
        return ""
    return _(
        "There is a citizen of that name in %(where)s already. Write the CPR number if you can."
    ) % {"where": receiver.name}


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def draft_check(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Everything typed, everything missing, and the button that sends it."""
    draft = _own_draft(request, pk)
    if draft is None:  # sent already: a second click says the same again
        before = sent_before(request.actor, pk)
        assert before is not None, "a draft is there, or was sent"
        return redirect("referral_receipt", pk=before.pk)
    draft_forms = read_draft(request, draft)
    # The pages' forms say what is wrong in them; this one has no fields but the button.
    form = ProblemForm(posted(request))
    sent = None
    if not any(draft_forms.wrong.values()):
        sent = attempt(
            request,
            form,
            lambda: submit_draft(
                by=request.actor, draft=draft, asking=draft_forms.asking, now=timezone.now()
            ),
        )
    if sent is not None:
        return redirect("referral_receipt", pk=sent.pk)
    status = form.status
    if saves(request) and status == HTTPStatus.OK:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    context = frame(draft_forms) | {
        "sections": [_section(draft_forms, page) for page in draft_forms.pages],
        "wrong": [
            (page, draft_forms.wrong[page.key])
            for page in draft_forms.pages
            if draft_forms.wrong[page.key]
        ],
        "refused": form.non_field_errors(),
        "warnings": _warnings(request.actor, draft_forms),
        "attachments": list(draft.attachments.all()),
    }
    return render(request, "referrals/draft_check.html", context, status=status)


def _section(draft_forms: DraftForms, page: Page) -> dict[str, object]:
    form = draft_forms.forms[page.key]
    rows = [
        {"label": form[name].label, "shown": _shown(form, name), "errors": form.errors.get(name)}
        for name in form.fields
    ]
    return {"page": page, "rows": [row for row in rows if row["shown"] or row["errors"]]}


def _shown(form: ProblemForm, name: str) -> str:
    """The answer as a person reads it."""
    value = form[name].value() or ""
    choices = dict(getattr(form.fields[name], "choices", []))
    if isinstance(form.fields[name], SeveralField):
        return ", ".join(str(choices.get(ticked, ticked)) for ticked in listed(value))
    if value and name in form.cleaned_data and hasattr(form.cleaned_data[name], "isoformat"):
        return date_format(form.cleaned_data[name], "DATE_FORMAT")
    if value == "on":
        return _("yes")
    return str(choices.get(value, value)) if value else ""


@button
@needs(Permission.REFER)
def draft_discard(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Throw the draft away."""
    draft = _own_draft(request, pk)
    if draft is None:
        return _sent(request, pk)
    discard_draft(by=request.actor, draft=draft)
    messages.success(request, _("The draft is thrown away."))
    return redirect("referrals")
