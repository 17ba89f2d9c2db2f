"""Looking for words in notes, among those that one may read.

The database's own full text in Danish. It is itself a reading of personal data, so it is logged
with its purpose and with everyone whose notes it showed, whoever asks.
"""

from __future__ import annotations

import re
from typing import Final

from django.contrib.postgres.search import SearchQuery
from django.utils.translation import gettext as _

from audit.models import AccessLog
from audit.services import log_shown
from citizens.identifiers import holds_cpr
from citizens.services.searching import checked_purpose
from core.plain_text import one_line
from core.problems import Problem
from notes.models import Note
from notes.models.note import DANISH
from organisations.actors import Actor
from organisations.roles import Permission

#: More than these, and the words are too few.
MOST_SHOWN: Final = 50
#: More words say nothing more, and cost the database.
_MOST_WORDS: Final = 8
_WORD: Final = re.compile(r"[^\W_]+")


def search_notes(*, by: Actor, words: str, purpose: str) -> list[Note]:
    """Notes in sight in which words begin like these, all of them; newest first. The newest
    version of each is looked through, and what was taken back is not.

    Only more than ``MOST_SHOWN`` say that there are more. Raises :class:`Problem`:
    ``words_missing``, ``purpose_missing``, ``holds_cpr``.
    """
    by.must(Permission.SEE_CITIZENS)
    checked = checked_purpose(by, purpose)
    query = query_of(words)
    if query is None:
        raise Problem("words_missing", _("Write a word to look for."), field="words")
    if holds_cpr(words):
        raise Problem("holds_cpr", _("A CPR number does not belong here."), field="words")
    rows = Note.objects.visible_to(by).standing().filter(words=query, is_taken_back=False)
    notes = list(
        rows.select_related("stay__citizen", "stay__facility", "by").defer("words")[
            : MOST_SHOWN + 1
        ]
    )
    log_shown(
        [(note.controller_id, note.stay.citizen_id) for note in notes[:MOST_SHOWN]],
        by=by,
        action=AccessLog.Action.SEARCH,
        what="notes",
        purpose=checked,
    )
    return notes


def query_of(words: str) -> SearchQuery | None:
    """All of the words, each by its beginning; None where nothing is written."""
    parts = _WORD.findall(one_line(words).lower())[:_MOST_WORDS]
    if not parts:
        return None
    asked = " & ".join(f"{part}:*" for part in parts)
    return SearchQuery(asked, config=DANISH, search_type="raw")
