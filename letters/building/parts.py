"""What every letter to a citizen has, however it is written."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from citizens.written_to import USUAL_LANGUAGE
from letters.content import Content
from letters.document import Block, Document
from letters.fields import filled_in
from letters.frame import Frame
from schemes.letters import TextKey

#: What staff write about a citizen, whatever the language of the letter.
WRITTEN_IN = USUAL_LANGUAGE


def framed(content: Frame, language: str, edition: str, blocks: list[Block]) -> Document:
    """The document around its blocks: who writes to whom and when, and who signs."""
    closing = text_of(content, TextKey.CLOSING, language, edition)
    return Document(
        language=language,
        edition=edition,
        title=content.title,
        sender=content.sender,
        recipient=content.fields["navn"],
        date=date_format(content.on, "DATE_FORMAT"),
        reference=content.reference,
        marks=content.marks,
        blocks=tuple(blocks),
        signature=tuple(filter(None, (closing, content.signed_by or content.fields["tilbud"]))),
        page_words=page_words(),
    )


def page_words() -> tuple[str, str]:
    return _("page"), _("of")


def text_of(content: Frame, key: str, language: str, edition: str) -> str:
    """A text of the organisation's or the scheme's, with its fields filled in."""
    return filled_in(content.texts.text(key, language, edition), content.fields)


def opening_hours(content: Frame, language: str, edition: str) -> str:
    """When the phone is answered: as the letters say it, else as the organisation does that writes
    itself; or ""."""
    if words := text_of(content, TextKey.OPENING_HOURS, language, edition):
        return words
    hours = content.controller.phone_hours if content.facility is None else ""
    # The organisation's words, in Danish: only where the letter is.
    if not hours or written(language):
        return ""
    return _("The phone is answered: %(hours)s.") % {"hours": hours.rstrip(".")}


def written(language: str) -> str:
    """The language to mark what staff wrote with; "" where the letter is in it."""
    return "" if language == WRITTEN_IN else WRITTEN_IN


def own_words(content: Frame, name: str, language: str) -> Iterator[Block]:
    """What staff wrote: in the letter's language where it is translated, else as they wrote it, and
    marked so. The first to stand in the letter says which."""
    if name not in content.own_words:
        return
    untranslated = content.untranslated(language)
    if name in untranslated:
        if name == untranslated[0]:
            yield Block.paragraph(_("We have written it in Danish. Ask us, and we explain it."))
        yield Block.paragraph(content.own_words[name][1], written(language))
        return
    text = in_language(content, name, language)
    if written(language) and name == next(iter(content.own_words)):
        yield Block.paragraph(_("We have written it in Danish, and translated it for you here."))
    yield Block.paragraph(text)


def in_language(content: Frame, name: str, language: str) -> str:
    """The words of a field as they stand in a letter in that language."""
    translated = content.translations.get(language, {}).get(name, "")
    return (written(language) and translated) or content.own_words[name][1]


def disagreeing(content: Content) -> TextKey:
    """Which text says what to do for one who disagrees."""
    if content.decision.can_be_complained_about:
        return TextKey.COMPLAINT
    return TextKey.NO_COMPLAINT
