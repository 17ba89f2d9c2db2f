"""The letters' own texts, what is translated for them, and the letters that were sent."""

from letters.models.sent_letter import SentLetter, canonical, digest_of
from letters.models.text_block import TextBlock
from letters.models.translation import Translation, translations_of

__all__ = [
    "SentLetter",
    "TextBlock",
    "Translation",
    "canonical",
    "digest_of",
    "translations_of",
]
