"""What every letter on a decision has, however it is written."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from letters.content import Content
from letters.document import Block, Document, Language
from letters.fields import filled_in
from schemes.letters import TextKey

#: What staff write about a citizen, whatever the language of the letter.
WRITTEN_IN = Language.DANISH.value


def framed(content: Content, language: str, edition: str, blocks: list[Block]) -> Document:
    """The document around its blocks: who writes to whom and when, and who signs."""
    closing = text_of(content, TextKey.CLOSING, language, edition)
    by = content.decision.decided_by
    return Document(
        language=language,
        edition=edition,
        title=content.title,
        sender=sender_of(content),
        recipient=content.fields["navn"],
        date=date_format(content.on, "DATE_FORMAT"),
        reference=content.reference,
        marks=content.marks,
        blocks=tuple(blocks),
        signature=tuple(filter(None, (closing, by.name if by else content.fields["tilbud"]))),
        page_words=page_words(),
    )


def sender_of(content: Content) -> tuple[str, ...]:
    facility = content.facility
    lines = [content.decision.controller.name]
    if facility is not None:
        lines += [facility.name, facility.address]
        lines += [f"{_('Phone')} {facility.phone}"] if facility.phone else []
    return tuple(filter(None, dict.fromkeys(lines)))


def page_words() -> tuple[str, str]:
    return _("page"), _("of")


def text_of(content: Content, key: str, language: str, edition: str) -> str:
    """A text of the organisation's or the scheme's, with its fields filled in."""
    return filled_in(content.texts.text(key, language, edition), content.fields)


def written(language: str) -> str:
    """The language to mark what staff wrote with; "" where the letter is in it."""
    return "" if language == WRITTEN_IN else WRITTEN_IN


def written_in_danish(language: str) -> Iterator[Block]:
    """In a letter that is not in Danish: that what staff wrote is."""
    if written(language):
        yield Block.paragraph(_("We have written it in Danish. Ask us, and we explain it."))


def disagreeing(content: Content) -> TextKey:
    """Which text says what to do for one who disagrees."""
    if content.decision.can_be_complained_about:
        return TextKey.COMPLAINT
    return TextKey.NO_COMPLAINT
