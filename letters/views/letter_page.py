"""The page of a letter, whatever it tells of: as it would be sent today, and sending it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from letters.document import EDITIONS, IN_LANGUAGE, LANGUAGES, Document
from letters.forms.sending import SendForm
from letters.frame import Frame
from letters.models import SentLetter
from letters.wishes import Wish
from organisations.access import ActorRequest
from organisations.roles import Permission


@dataclass(frozen=True)
class VersionOfLetter:
    query: str
    name: str
    is_shown: bool
    is_wished: bool


def letter_page(
    request: ActorRequest,
    *,
    content: Frame,
    letter: Document,
    wish: Wish,
    form: SendForm,
    may_send: bool,
    sent: list[SentLetter],
    addresses: dict[str, str],
    more: dict[str, Any],
) -> HttpResponse:
    """``addresses`` are those of the page (``page``), of its file (``file``) and of the translation
    of what staff wrote (``translation``)."""
    chosen = {"language": letter.language, "edition": letter.edition}
    untranslated = content.untranslated(letter.language)
    context = {
        "section": "referrals",
        "content": content,
        "letter": letter,
        "versions": _versions(chosen, wish),
        "wish": wish,
        "as_wished": chosen == wish.chosen,
        "query": urlencode(chosen),
        "form": form,
        "may_send": may_send,
        "may_edit": request.actor.may(Permission.EDIT_LETTERS),
        "may_edit_organisation": request.actor.may(Permission.EDIT_ORGANISATION),
        "sent": sent,
        "addresses": addresses,
        "in_language": IN_LANGUAGE[letter.language],
        "untranslated": [content.own_words[name][0] for name in untranslated],
        "may_translate": may_send and bool(untranslated),
        "is_translated": bool(content.translations.get(letter.language)),
        **more,
    }
    return render(request, "letters/letter.html", context, status=form.status)


def _versions(chosen: dict[str, str], wish: Wish) -> list[VersionOfLetter]:
    """Those there are, each a link: "Easy to read · English"."""
    return [
        VersionOfLetter(
            urlencode(version),
            f"{written} · {name}",
            is_shown=version == chosen,
            is_wished=wish.is_known and version == wish.chosen,
        )
        for language, name in LANGUAGES.items()
        for edition, written in EDITIONS.items()
        for version in [{"language": str(language), "edition": str(edition)}]
    ]
