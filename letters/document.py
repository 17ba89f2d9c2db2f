"""A letter as plain data: what it says, apart from how it looks.

One and the same document is shown as a page, set as a PDF and kept in the archive. It holds text
alone, in the language of the letter; nothing in it is markup, and nobody who shows it may read it
as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final, Self

from django.utils.translation import gettext_lazy as _

from citizens.written_to import Edition, Language
from core.problems import Text

LANGUAGES: Final[dict[str, Text]] = {each.value: each.label for each in Language}
#: "in English", as it stands in a sentence.
IN_LANGUAGE: Final[dict[str, Text]] = {
    Language.DANISH.value: _("in Danish"),
    Language.ENGLISH.value: _("in English"),
}
EDITIONS: Final[dict[str, Text]] = {each.value: each.label for each in Edition}


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    #: Items of a list, in no order.
    ITEMS = "items"
    #: One thought on each line.
    LINES = "lines"
    #: A label, and what is said of it.
    PAIRS = "pairs"


@dataclass(frozen=True)
class Block:
    """Of its fields those that its kind has; the others are empty."""

    kind: BlockKind
    text: str = ""
    lines: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    #: Where it is in another language than the letter: what staff wrote stays as they wrote it.
    language: str = ""

    @classmethod
    def items(cls, items: Iterable[str]) -> Self:
        return cls(BlockKind.ITEMS, lines=tuple(items))

    @classmethod
    def heading(cls, text: str) -> Self:
        return cls(BlockKind.HEADING, text=text)

    @classmethod
    def paragraph(cls, text: str, language: str = "") -> Self:
        return cls(BlockKind.PARAGRAPH, text=text, language=language)

    @classmethod
    def of_lines(cls, lines: Iterable[str], language: str = "") -> Self:
        return cls(BlockKind.LINES, lines=tuple(lines), language=language)

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]], language: str = "") -> Self:
        return cls(BlockKind.PAIRS, pairs=tuple(pairs), language=language)


@dataclass(frozen=True, kw_only=True)
class Document:
    """Everything that stands on the paper. Dates are words in the letter's language."""

    language: str
    edition: str
    title: str
    #: Who writes, a line each: organisation, house, address, phone.
    sender: tuple[str, ...]
    #: Whom it is to: a name, never an address.
    recipient: str
    date: str
    reference: str = ""
    #: In a frame on top: that it is a draft, that the decision stands no more.
    marks: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    #: The closing words, and who signs.
    signature: tuple[str, ...] = ()
    #: "page %d of %d", in the letter's language, without the numbers.
    page_words: tuple[str, str] = ("", "")

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self)

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Self:
        """The document that :meth:`plain` wrote."""
        blocks = tuple(
            Block(
                kind=BlockKind(block["kind"]),
                text=block["text"],
                lines=tuple(block["lines"]),
                pairs=tuple((label, value) for label, value in block["pairs"]),
                language=block["language"],
            )
            for block in plain["blocks"]
        )
        lists = {key: tuple(value) for key, value in plain.items() if isinstance(value, list)}
        return cls(**{**plain, **lists, "blocks": blocks})

    def marked(self, *marks: str) -> Document:
        """The same, with these marks on top."""
        return replace(self, marks=tuple(mark for mark in marks if mark))
