"""The letter of a hearing, ordinary and easy to read: what it is about, what speaks against the
citizen, what can be answered, by when and to whom."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from citizens.written_to import Edition
from letters.building.parts import framed, opening_hours, own_words, text_of
from letters.document import Block, Document
from letters.hearing_content import HearingContent
from schemes.letters import TextKey


def hearing_letter(content: HearingContent, *, language: str, edition: str) -> Document:
    """What would be sent today. Its texts are made in ``language``, whatever the reader's is."""
    with override(language):
        blocks = [
            *_text(content, TextKey.GREETING, language, edition),
            *_text(content, TextKey.HEARING, language, edition),
        ]
        for heading, part in _parts(content, language, edition):
            blocks += [Block.heading(heading), *part]
        return framed(content, language, edition, blocks)


def _parts(
    content: HearingContent, language: str, edition: str
) -> Iterator[tuple[str, Iterator[Block]]]:
    easy = edition == Edition.EASY
    yield _("What the case is about"), iter([Block.paragraph(content.case)])
    yield _("What we have been told"), own_words(content, "facts", language)
    yield _("What you can answer"), _text(content, TextKey.HEARING_ANSWER, language, edition)
    yield _("By when, and to whom"), _text(content, TextKey.HEARING_REPLY, language, edition)
    yield (
        _("Get help") if easy else _("You may have help"),
        _text(content, TextKey.REPRESENTATION, language, edition),
    )
    law = _("You are heard under the Public Administration Act § 19.")
    yield _("What the law says") if easy else _("Legal basis"), iter([Block.paragraph(law)])
    yield _("Ring us") if easy else _("Whom you can ring"), _contact(content, language, edition)


def _contact(content: HearingContent, language: str, edition: str) -> Iterator[Block]:
    yield from _text(content, TextKey.CONTACT, language, edition)
    yield from _blocks(opening_hours(content, language, edition), edition)


def _text(content: HearingContent, key: str, language: str, edition: str) -> Iterator[Block]:
    yield from _blocks(text_of(content, key, language, edition), edition)


def _blocks(text: str, edition: str) -> Iterator[Block]:
    """Easy to read one thought on each line, else a paragraph for each."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and edition == Edition.EASY:
        yield Block.of_lines(lines)
    elif lines:
        yield from map(Block.paragraph, lines)
