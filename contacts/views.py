"""The directory: looked through, added to, put right."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contacts.forms import ContactForm, EndContactForm
from contacts.rules import RULES, Verb
from contacts.services import (
    ContactFacts,
    add_contact,
    change_contact,
    contacts_in_sight,
    editable_by,
    end_contact,
    read_as,
    reopen_contact,
)
from core.buttons import button
from core.forms import attempt, posted
from core.pages import page_of
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.roles import Permission

_LONGEST_SEARCH = 120


@require_safe
@needs(Permission.SEE_CONTACTS)
def contacts(request: ActorRequest) -> HttpResponse:
    """Whom to ring: one's own organisation's contacts, or those that receivers show."""
    actor = request.actor
    words = request.GET.get("ord", "")[:_LONGEST_SEARCH]
    also_past = "alle" in request.GET and not actor.only_sends
    with read_as(actor):
        rows = contacts_in_sight(actor, words=words, on=timezone.localdate(), also_past=also_past)
        page = page_of(request, rows)
        page.object_list = list(page.object_list)
    editable = set()
    if RULES[Verb.CHANGE].may(actor):
        keys = [contact.pk for contact in page.object_list]
        editable = set(editable_by(actor).filter(pk__in=keys).values_list("pk", flat=True))
    context = {
        "section": "contacts",
        "page": page,
        "rows": [(contact, contact.pk in editable) for contact in page.object_list],
        "words": words,
        "also_past": also_past,
        "may_add": RULES[Verb.ADD].may(actor),
        "may_publish": actor.may(Permission.PUBLISH_PAGE),
    }
    return render(request, "contacts/contacts.html", context)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.ADD].permissions)
def add_contact_page(request: ActorRequest) -> HttpResponse:
    """Write a new contact."""
    form = ContactForm(posted(request), by=request.actor)
    added = attempt(
        request,
        form,
        lambda: add_contact(by=request.actor, facts=form.facts(), now=timezone.now()),
    )
    if added is not None:
        messages.success(request, _("The contact is added."))
        return redirect("contacts")
    context = {"section": "contacts", "form": form, "action": RULES[Verb.ADD].label}
    return render(request, "contacts/contact.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CHANGE].permissions)
def change_contact_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a contact right."""
    contact = get_object_or_404(editable_by(request.actor), pk=pk)
    form = ContactForm(posted(request), by=request.actor, of=contact)
    form.edits(ContactFacts.of(contact).values)
    changed = attempt(
        request,
        form,
        lambda: change_contact(
            by=request.actor,
            contact=contact,
            facts=form.facts(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("The contact is changed."))
        return redirect("contacts")
    context = {
        "section": "contacts",
        "form": form,
        "contact": contact,
        "action": RULES[Verb.CHANGE].label,
    }
    return render(request, "contacts/contact.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.END].permissions)
def end_contact_page(request: ActorRequest, pk: int) -> HttpResponse:
    """From which day it is right no longer, and why."""
    contact = get_object_or_404(editable_by(request.actor), pk=pk)
    form = EndContactForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_contact(
            by=request.actor, contact=contact, now=timezone.now(), **form.cleaned_data
        ),
    )
    if ended is not None:
        messages.success(request, _("The contact is ended."))
        return redirect("contacts")
    context = {
        "section": "contacts",
        "form": form,
        "contact": contact,
        "action": RULES[Verb.END].label,
    }
    return render(request, "contacts/end.html", context, status=form.status)


@button
@needs(*RULES[Verb.REOPEN].permissions)
def reopen_contact_page(request: ActorRequest, pk: int) -> HttpResponse:
    """It is right again."""
    contact = get_object_or_404(editable_by(request.actor), pk=pk)
    if saves(request):
        reopen_contact(by=request.actor, contact=contact, now=timezone.now())
        messages.success(request, _("The contact is open again."))
    return redirect("contacts")
