"""The letters' own texts, and the letters that were sent."""

from letters.models.sent_letter import SentLetter, canonical, digest_of
from letters.models.text_block import TextBlock

__all__ = ["SentLetter", "TextBlock", "canonical", "digest_of"]
