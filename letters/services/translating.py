"""What staff wrote, said again in the language of a letter: by whoever sends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from citizens.written_to import USUAL_LANGUAGE
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.shown import Shown, merge
from letters.content import JOINED, content_of
from letters.document import LANGUAGES
from letters.events import LetterEvent
from letters.frame import Frame
from letters.hearing_content import JOINED as HEARING_JOINED
from letters.hearing_content import hearing_content_of
from letters.models import Translation
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.models import Decision
from referrals.models import Hearing, decisions_visible_to, hearings_visible_to


@transaction.atomic
def translate_decision(
    *,
    by: Actor,
    decision: Decision,
    language: str,
    texts: Mapping[str, str],
    now: datetime,
    shown: Shown | None = None,
) -> Translation | None:
    """Say what was written of a decision in ``language``: {field of ``Frame.own_words``: words}. A
    field that is empty stands in the letter as it was written.

    Unchanged is a no-op (None where nothing is translated). Raises :class:`Problems` at the fields'
    names, :class:`Stale` where a colleague wrote otherwise since ``shown``.
    """
    by.must(Permission.DECIDE)
    rows = decisions_visible_to(by).select_related(*JOINED)
    row = own_row(rows, decision.pk, not_yours=_("The decision is not one of yours."))
    content = content_of(row, on=timezone.localdate(now))
    blank = Translation(controller_id=row.controller_id, decision=row, language=language)
    return _write(by, blank, content, texts, now, shown)


@transaction.atomic
def translate_hearing(
    *,
    by: Actor,
    hearing: Hearing,
    language: str,
    texts: Mapping[str, str],
    now: datetime,
    shown: Shown | None = None,
) -> Translation | None:
    """The same of a hearing."""
    by.must(Permission.ASSESS)
    rows = hearings_visible_to(by).select_related(*HEARING_JOINED)
    row = own_row(rows, hearing.pk, not_yours=_("The hearing is not one of yours."))
    content = hearing_content_of(row, on=timezone.localdate(now))
    blank = Translation(controller_id=row.controller_id, hearing=row, language=language)
    return _write(by, blank, content, texts, now, shown)


def standing_texts(content: Frame, language: str) -> dict[str, str]:
    """Of each field that can be translated what stands; "" where nothing does."""
    translated = content.translations.get(language, {})
    return {name: translated.get(name, "") for name in content.own_words}


def _write(
    by: Actor,
    new: Translation,
    content: Frame,
    texts: Mapping[str, str],
    now: datetime,
    shown: Shown | None,
) -> Translation | None:
    checks = Checks()
    others = [language for language in LANGUAGES if language != USUAL_LANGUAGE]
    checks.choice("language", new.language, others, missing=_("Choose one of the answers."))
    fields = content.own_words
    typed = {name: checks.text(name, texts.get(name, ""), longest=LONG_TEXT) for name in fields}
    checks.raise_any()
    # One at a time: of two at once the second has seen the first.
    Organisation.objects.select_for_update(no_key=True).get(pk=new.controller_id)
    rows = Translation.objects.filter(
        decision=new.decision, hearing=new.hearing, language=new.language
    )
    latest = rows.order_by("-at", "-pk").first()
    before = latest.texts if latest is not None else {}
    standing = {name: before.get(name, "") for name in fields}
    typed = merge(shown, typed=typed, standing=standing)
    if typed == standing:
        return latest
    new.texts = {name: words for name, words in typed.items() if words}
    new.by, new.at = by.user, now
    new.save(force_insert=True)
    with translation.override(settings.LANGUAGE_CODE):
        record(new, LetterEvent.TRANSLATED, by=by, at=now, language=str(LANGUAGES[new.language]))
    return new
