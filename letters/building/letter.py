"""The letter on a decision, in the language and the edition asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.translation import override

from citizens.written_to import Edition
from letters.building.easy import easy_letter
from letters.building.ordinary import ordinary_letter
from letters.content import Content
from letters.document import Document

EDITIONS: Final[dict[str, Callable[[Content, str], Document]]] = {
    Edition.ORDINARY: ordinary_letter,
    Edition.EASY: easy_letter,
}


def letter_of(content: Content, *, language: str, edition: str) -> Document:
    """What would be sent today."""
    with override(language):
        return EDITIONS[edition](content, language)
