"""The letters' texts in an organisation's own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.repeats import repeats
from core.shown import Shown, merge
from letters.document import EDITIONS, LANGUAGES
from letters.events import LetterEvent
from letters.fields import problem_with
from letters.models import TextBlock
from letters.texts import KEYS
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.services.local_standards import check_own_scheme, check_start

#: A letter is read standing in a corridor: a text of it is no essay.
LONGEST: Final = 2000


@transaction.atomic
def write_text(
    *,
    by: Actor,
    scheme: str,
    key: str,
    language: str,
    edition: str,
    text: str,
    starts_on: date | None,
    now: datetime,
    shown: Shown | None = None,
) -> TextBlock:
    """Say a text in own words from ``starts_on``, today at the earliest; "" says it as the scheme
    does. What was said before stays, and letters already sent are as they were.

    The same again is one. Raises :class:`Problems` at their fields (an unknown field of the text
    too), :class:`Stale` where a colleague changed it since ``shown``.
    """
    by.must(Permission.EDIT_LETTERS)
    checks = Checks()
    check_own_scheme(checks, by, scheme)
    choose = _("Choose one of the answers.")
    checks.choice("key", key, KEYS, missing=choose)
    checks.choice("language", language, LANGUAGES, missing=choose)
    checks.choice("edition", edition, EDITIONS, missing=choose)
    text = checks.text("text", text, longest=LONG_TEXT)
    if len(text) > LONGEST:
        checks.add(
            "too_long", _("Write at most %(most)d characters.") % {"most": LONGEST}, field="text"
        )
    if problem := problem_with(text, key):
        checks.add("unknown_field", problem, field="text")
    day = check_start(checks, starts_on, today=timezone.localdate(now))
    checks.raise_any()
    # One at a time: of two at once the second has seen the first.
    Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation.pk)
    block = TextBlock(
        controller=by.organisation,
        scheme=scheme,
        key=key,
        language=language,
        edition=edition,
        text=text,
        starts_on=day,
        by=by.user,
        at=now,
    )
    standing = latest_text(block)
    if standing is not None and repeats(standing, text=text, starts_on=day):
        return standing
    merge(shown, typed={"text": text}, standing=shown_of(standing))
    block.save(force_insert=True)
    record(block, LetterEvent.TEXT_CHANGED, by=by, at=now, text=str(KEYS[key][0]))
    return block


def latest_text(like: TextBlock) -> TextBlock | None:
    """What was written last of the same text, in force or to come."""
    rows = TextBlock.objects.of(like.controller, like.scheme).filter(
        key=like.key, language=like.language, edition=like.edition
    )
    return rows.order_by("-starts_on", "-pk").first()


def shown_of(standing: TextBlock | None) -> Mapping[str, str]:
    return {"text": standing.text if standing is not None else ""}
