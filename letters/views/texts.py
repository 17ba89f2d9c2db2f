"""The words of an organisation's letters, and the local standard: for who leads. No citizens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import schemes
from core.forms import attempt, posted
from core.problems import Text
from letters.document import EDITIONS, LANGUAGES, Document
from letters.forms.texts import StandardForm, TextForm
from letters.invented import has_text, is_used, letter_with
from letters.models import TextBlock
from letters.services.text_blocks import latest_text, write_text
from letters.texts import KEYS, Texts, texts_on
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.models import Facility, LocalStandard
from placements.services.local_standards import (
    latest_standard,
    schemes_of,
    set_local_standard,
)


@dataclass(frozen=True)
class TextRow:
    key: str
    label: Text
    help: Text
    #: (language, its name, edition, its name, since when it is said in own words)
    versions: list[tuple[str, Text, str, Text, date | None]]


@dataclass(frozen=True)
class SchemeTexts:
    key: str
    name: str
    rows: list[TextRow]
    standard: LocalStandard | None


@require_safe
@needs(Permission.EDIT_LETTERS)
def letter_texts(request: ActorRequest) -> HttpResponse:
    """Every text of every scheme the organisation runs, and which are in its own words."""
    organisation, today = request.actor.organisation, timezone.localdate()
    context = {
        "section": "administration",
        "schemes": [_texts_of(organisation, key, today) for key in schemes_of(organisation)],
        "organisation": organisation,
        "may_edit_organisation": request.actor.may(Permission.EDIT_ORGANISATION),
    }
    return render(request, "letters/texts.html", context)


def _texts_of(organisation: Organisation, scheme: str, today: date) -> SchemeTexts:
    version = schemes.get(scheme).on(today)
    blocks = {
        (row.key, row.language, row.edition): row.starts_on
        for row in TextBlock.objects.of(organisation, scheme).in_force_on(today)
        if row.text
    }
    rows = [
        TextRow(
            key,
            label,
            use,
            [
                (language, name, edition, written, blocks.get((key, language, edition)))
                for language, name in LANGUAGES.items()
                for edition, written in EDITIONS.items()
            ],
        )
        for key, (label, use) in KEYS.items()
        if is_used(key, version, today)
    ]
    standard = LocalStandard.objects.of(organisation, scheme).in_force_on(today)
    return SchemeTexts(scheme, schemes.get(scheme).name, rows, standard)


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_LETTERS)
def letter_text(
    request: ActorRequest, scheme: str, key: str, language: str, edition: str
) -> HttpResponse:
    """One text, and the letter it stands in. A POST with ``look`` shows it as typed, unsaved."""
    actor, now = request.actor, timezone.now()
    facility = _facility(actor.organisation, scheme)
    if key not in KEYS or language not in LANGUAGES or edition not in EDITIONS:
        raise Http404
    names = {"scheme": scheme, "key": key, "language": language, "edition": edition}
    standing = latest_text(TextBlock(controller=actor.organisation, **names))
    looks = LOOK in request.POST
    form = TextForm(posted(request), key=key, standing=standing, looks=looks)
    block = attempt(
        request,
        form,
        lambda: write_text(
            by=actor,
            now=now,
            scheme=scheme,
            key=key,
            language=language,
            edition=edition,
            **form.cleaned_data,
        ),
    )
    if block is not None:
        messages.success(request, _("The text is saved."))
        return redirect("letter_texts")
    shown = _in_a_letter(actor, facility, names, form.typed, now)
    if looks and request.htmx:
        return render(request, "letters/_document.html", {"letter": shown})
    context = {
        "section": "administration",
        "scheme": schemes.get(scheme),
        "label": KEYS[key][0],
        "use": KEYS[key][1],
        "language": LANGUAGES[language],
        "edition": EDITIONS[edition],
        "form": form,
        "standing": standing,
        "usual": _usual(facility, key, language, edition, now),
        "letter": shown,
    }
    return render(request, "letters/text.html", context, status=form.status)


#: Sent with a text that is only to be looked at in a letter.
LOOK: Final = "look"


def _facility(organisation: Organisation, scheme: str) -> Facility:
    """A house of the scheme, whose name and phone stand in the letter; 404 without any."""
    rows = Facility.objects.filter(controller=organisation, scheme=scheme)
    return get_object_or_404(rows.order_by("order", "pk")[:1])


def _in_a_letter(
    by: Actor, facility: Facility, names: dict[str, str], typed: str, now: datetime
) -> Document:
    """The letter of the first track that has such a letter, with the text as it was typed."""
    today = timezone.localdate(now)
    version = facility.rules_on(today)
    key, language, edition = names["key"], names["language"], names["edition"]
    tracks = [track for track in version.tracks if has_text(version, track, key, today)]
    track = (tracks or version.tracks)[0]
    texts = texts_on(today, controller=by.organisation, scheme=facility.scheme, track=track)
    own = {**texts.own, (key, language, edition): typed}
    return letter_with(
        replace(texts, own=own),
        key=key,
        language=language,
        edition=edition,
        by=by,
        facility=facility,
        version=version,
        now=now,
    )


def _usual(facility: Facility, key: str, language: str, edition: str, now: datetime) -> list[str]:
    """What the scheme says, in each of its ways of saying it."""
    today = timezone.localdate(now)
    version = facility.rules_on(today)
    usual = [
        Texts(track, {}).text(key, language, edition)
        for track in version.tracks
        if has_text(version, track, key, today)
    ]
    return [text for text in dict.fromkeys(usual) if text]


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_LETTERS)
def local_standard(request: ActorRequest, scheme: str) -> HttpResponse:
    """Which standard decisions name, and which they named before."""
    actor, now = request.actor, timezone.now()
    _facility(actor.organisation, scheme)
    standing = latest_standard(actor.organisation, scheme)
    form = StandardForm(posted(request), standing=standing)
    standard = attempt(
        request,
        form,
        lambda: set_local_standard(by=actor, scheme=scheme, now=now, **form.cleaned_data),
    )
    if standard is not None:
        messages.success(request, _("The standard is saved."))
        return redirect("letter_texts")
    context = {
        "section": "administration",
        "scheme": schemes.get(scheme),
        "form": form,
        "before": LocalStandard.objects.of(actor.organisation, scheme)
        .select_related("by")
        .order_by("-starts_on", "-pk")[:SHOWN_BEFORE],
    }
    return render(request, "letters/local_standard.html", context, status=form.status)


#: Earlier standards on the page.
SHOWN_BEFORE: Final = 10
