"""The same letter, easy to read: larger, with one thought on each line.

Its texts are written for it (``schemes/``), never shortened by machine. What staff wrote stands as
they wrote it, after a line that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from citizens.written_to import Edition
from letters.building import share
from letters.building.parts import (
    disagreeing,
    framed,
    opening_hours,
    own_words,
    text_of,
    written,
)
from letters.content import Content
from letters.document import Block, Document
from schemes.base import DecisionKind
from schemes.letters import TextKey

_ENDINGS = frozenset(
    {
        DecisionKind.AWARD_ENDED,
        DecisionKind.DISCHARGE,
        DecisionKind.MUNICIPALITY_DISCHARGE,
    }
)


def easy_letter(content: Content, language: str) -> Document:
    """The document. Its texts are made in ``language``, whatever the reader's is."""
    with override(language):
        letters, decision = content.track.letters, content.decision
        blocks = [
            Block.paragraph(text_of(content, TextKey.GREETING, language, Edition.EASY)),
            _of(_(letters.decision_in_easy_words(decision.kind))),
        ]
        for heading, part in _parts(content, language):
            if of_part := list(part):
                blocks += [Block.heading(heading), *of_part]
        return framed(content, language, Edition.EASY, blocks)


def _parts(content: Content, language: str) -> Iterator[tuple[str, Iterator[Block]]]:
    yield _("When and where"), _lines("\n".join(_days(content)))
    yield _("Why"), _reasons(content, language)
    yield _("What we have looked at"), _facts(content, language)
    yield _("What you can do instead"), own_words(content, "sent_to", language)
    yield _("What the law says"), _law(content)
    yield _("What it costs"), _cost(content)
    yield _("Do you disagree?"), _text(content, disagreeing(content), language)
    yield _("Get help"), _text(content, TextKey.REPRESENTATION, language)
    yield _("Ring us"), _contact(content, language)


def _of(text: str) -> Block:
    return Block.of_lines(text.split("\n"))


def _lines(text: str) -> Iterator[Block]:
    if text:
        yield _of(text)


def _text(content: Content, key: str, language: str) -> Iterator[Block]:
    yield from _lines(text_of(content, key, language, Edition.EASY))


def _days(content: Content) -> Iterator[str]:
    kind, starts_on = content.decision.kind, content.decision.starts_on
    if content.is_award:
        yield from _stay(content)
    elif kind == DecisionKind.EXTENSION:
        yield from _on(content.ends_on, _("You can stay until %(day)s."))
    elif kind == DecisionKind.EXTENSION_REFUSED:
        yield from _on(starts_on, _("Your stay ends on %(day)s."))
    elif kind == DecisionKind.INTENSITY:
        yield from _on(starts_on, _("It begins on %(day)s."))
        yield _("You get %(n)d per cent of the usual help.") % {"n": content.decision.intensity}
        yield _("100 per cent is the usual help.")
    elif kind in _ENDINGS:
        yield from _on(starts_on, _("Your stay ends on %(day)s."))
    elif kind == DecisionKind.EXPULSION:
        yield from _on(starts_on, _("It is from %(day)s."))


def _stay(content: Content) -> Iterator[str]:
    begins = (
        _("You can come on %(day)s.") if content.track.takes_place else _("We begin on %(day)s.")
    )
    yield from _on(content.starts_on, begins)
    yield from _on(content.ends_on, _("You can be here until %(day)s."))
    if content.place:
        yield _("The place is: %(place)s.") % {"place": content.place}
    yield from _on(content.review_on, _("On %(day)s at the latest we talk about it again."))


def _on(day: date | None, sentence: str) -> Iterator[str]:
    if day is not None:
        yield sentence % {"day": date_format(day, "DATE_FORMAT")}


def _reasons(content: Content, language: str) -> Iterator[Block]:
    if content.decision.reasons:
        yield _of(_("This is what we have written about why:"))
        yield from own_words(content, "reasons", language)


def _facts(content: Content, language: str) -> Iterator[Block]:
    for sentence, words in content.facts:
        yield _of(sentence)
        if words:
            yield Block.paragraph(words, written(language))


def _law(content: Content) -> Iterator[Block]:
    if content.legal_basis:
        yield _of(_("We have followed the law.\nIt is this one:"))
        for line in content.legal_basis:
            yield Block.paragraph(line)


def _cost(content: Content) -> Iterator[Block]:
    letters = content.track.letters
    if content.payment is None:
        return
    if not share.is_known(content):
        yield from _lines(_(letters.easy_cost) if letters.easy_cost else "")
        return
    yield from _lines(_(letters.easy_besides_share) if letters.easy_besides_share else "")
    if pairs := share.pairs(content):
        yield _of(_("You pay this yourself:"))
        yield Block.of_pairs(pairs)
    yield from _lines("\n".join(share.sentences(content)))


def _contact(content: Content, language: str) -> Iterator[Block]:
    yield from _text(content, TextKey.CONTACT, language)
    yield from _lines(opening_hours(content, language, Edition.EASY))
