"""The ordinary letter on a decision: what, when and where, why, by which law, and what one can do.

What staff wrote (reasons, goals) stands as they wrote or translated it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from citizens.written_to import Edition
from letters.building import share
from letters.building.parts import (
    disagreeing,
    framed,
    in_language,
    opening_hours,
    own_words,
    text_of,
    written,
)
from letters.content import Content
from letters.document import Block, Document
from schemes.base import DecisionKind
from schemes.letters import TextKey


def ordinary_letter(content: Content, language: str) -> Document:
    """The document. Its texts are made in ``language``, whatever the reader's is."""
    with override(language):
        blocks = [Block.paragraph(_text(content, TextKey.GREETING, language)), *_decision(content)]
        for heading, part in _parts(content, language):
            if of_part := list(part):
                blocks += [Block.heading(heading), *of_part]
        return framed(content, language, Edition.ORDINARY, blocks)


def _parts(content: Content, language: str) -> Iterator[tuple[str, Iterator[Block]]]:
    """Each with its heading; one that says nothing is left out with it."""
    yield _when_and_where(content), _days(content, language)
    yield _("Why"), own_words(content, "reasons", language)
    yield _("What the decision rests on"), _facts(content, language)
    yield _("What you can do instead"), own_words(content, "sent_to", language)
    yield _("Legal basis"), _law(content)
    yield _("Local standard"), _paragraphs(content.standard)
    yield _("What we have agreed to work towards"), own_words(content, "goals", language)
    yield _("What it costs"), _cost(content)
    yield _("If you disagree"), _text_parts(content, disagreeing(content), language)
    yield _("You may have help"), _text_parts(content, TextKey.REPRESENTATION, language)
    yield _("Whom you can ring"), _contact(content, language)


def _text(content: Content, key: str, language: str) -> str:
    return text_of(content, key, language, Edition.ORDINARY)


def _text_parts(content: Content, key: str, language: str) -> Iterator[Block]:
    """A paragraph for each line of the text."""
    for line in filter(str.strip, _text(content, key, language).split("\n")):
        yield Block.paragraph(line)


def _paragraphs(text: str, language: str = "") -> Iterator[Block]:
    if text:
        yield Block.paragraph(text, language)


def _decision(content: Content) -> Iterator[Block]:
    decided = (
        _("The decision was made on %(day)s.")
        if content.is_statutory
        else _("It was decided on %(day)s.")
    )
    day = date_format(content.decision.decided_on, "DATE_FORMAT")
    yield Block.paragraph(f"{content.sentence} {decided % {'day': day}}")


def _when_and_where(content: Content) -> str:
    if content.is_award:
        return _("Where and how long")
    return _("What it means")


def _days(content: Content, language: str) -> Iterator[Block]:
    sentences = SENTENCES.get(content.decision.kind)
    if sentences is not None:
        if text := sentences(content):
            yield Block.paragraph(text)
        return
    if not content.is_award:
        return
    if content.place:
        yield Block.of_pairs([(_("Place"), content.place)])
    if text := " ".join(filter(None, (_period(content), _review(content)))):
        yield Block.paragraph(text)
    if content.usual_length:
        yield Block.paragraph(f"{_('Length')}: {content.usual_length}.")
    elif "told_length" in content.own_words:
        is_foreign = "told_length" in content.untranslated(language)
        length = f"{_('Length')}: {in_language(content, 'told_length', language)}."
        yield Block.paragraph(length, written(language) if is_foreign else "")
    if content.track.support_in_per_cent and content.decision.intensity != USUAL_SUPPORT:
        yield Block.paragraph(
            _("You get %(n)d per cent of the usual support.") % {"n": content.decision.intensity}
        )


#: Per cent of the base support: then nothing is said of it.
USUAL_SUPPORT: Final = 100


def _period(content: Content) -> str:
    if content.starts_on is None:
        return ""
    first = date_format(content.starts_on, "DATE_FORMAT")
    if content.ends_on is None:
        return _("From %(first)s.") % {"first": first}
    last = date_format(content.ends_on, "DATE_FORMAT")
    return _("From %(first)s to %(last)s.") % {"first": first, "last": last}


def _review(content: Content) -> str:
    if content.review_on is None:
        return ""
    day = date_format(content.review_on, "DATE_FORMAT")
    return _("We look at it with you again by %(day)s.") % {"day": day}


def _extended(content: Content) -> str:
    return _on(content.ends_on, _("You can stay until %(day)s."))


def _not_extended(content: Content) -> str:
    return _on(content.starts_on, _("Your stay ends on %(day)s, as planned."))


def _support(content: Content) -> str:
    sentence = _("From %(day)s you get %(n)d per cent of the usual support.")
    return _on(content.decision.starts_on, sentence, n=content.decision.intensity)


def _ending(content: Content) -> str:
    return _on(content.decision.starts_on, _("Your stay ends on %(day)s."))


def _expelled(content: Content) -> str:
    return _on(content.decision.starts_on, _("It applies from %(day)s."))


def _on(day: date | None, sentence: str, **more: int) -> str:
    """The sentence with the day in it; "" where no day is known."""
    if day is None:
        return ""
    return sentence % {"day": date_format(day, "DATE_FORMAT"), **more}


#: What each kind of decision in the course of a stay means, in a sentence with its day.
SENTENCES: Final[dict[str, Callable[[Content], str]]] = {
    DecisionKind.EXTENSION: _extended,
    DecisionKind.EXTENSION_REFUSED: _not_extended,
    DecisionKind.INTENSITY: _support,
    DecisionKind.AWARD_ENDED: _ending,
    DecisionKind.DISCHARGE: _ending,
    DecisionKind.MUNICIPALITY_DISCHARGE: _ending,
    DecisionKind.EXPULSION: _expelled,
}


def _facts(content: Content, language: str) -> Iterator[Block]:
    facts = list(content.facts)
    if sentences := [sentence for sentence, words in facts if not words]:
        yield Block.items(sentences)
    for sentence, words in facts:
        if words:
            yield Block.paragraph(sentence)
            yield Block.paragraph(words, written(language))


def _law(content: Content) -> Iterator[Block]:
    for line in content.legal_basis:
        yield Block.paragraph(line)


def _cost(content: Content) -> Iterator[Block]:
    payment = content.payment
    if payment is None:
        return
    if not share.is_known(content):
        yield Block.paragraph(_(payment.to_citizen or payment.text))
        return
    if payment.besides_share:
        yield Block.paragraph(_(payment.besides_share))
    if pairs := share.pairs(content):
        yield Block.of_pairs(pairs)
    for sentence in share.sentences(content):
        yield Block.paragraph(sentence)


def _contact(content: Content, language: str) -> Iterator[Block]:
    yield from _text_parts(content, TextKey.CONTACT, language)
    yield from _paragraphs(opening_hours(content, language, Edition.ORDINARY))
