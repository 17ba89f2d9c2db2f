"""In which language, and how, a citizen wants to be written to.

What they speak is told in each referral, in words, with the need of an interpreter; it is not kept
here a second time. Only where it plainly names a language that letters are written in, it says
which.
"""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    DANISH = "da", _("Danish")
    ENGLISH = "en", _("English")


class Edition(models.TextChoices):
    """How a letter is written: as letters are, or for who finds reading hard."""

    ORDINARY = "ordinary", _("Ordinary letter")
    EASY = "easy", _("Easy to read")


#: Where nobody has said otherwise: the authorities' language, and as letters are written.
USUAL_LANGUAGE: Final = Language.DANISH.value
USUAL_EDITION: Final = Edition.ORDINARY.value

_NAMED: Final[dict[str, Language]] = {
    "dansk": Language.DANISH,
    "danish": Language.DANISH,
    "engelsk": Language.ENGLISH,
    "english": Language.ENGLISH,
}


def language_named(text: str) -> str:
    """The language of letters that the words name, alone; "" where they name another or several."""
    language = _NAMED.get(text.strip().strip(".").casefold())
    return language.value if language else ""
