"""The hand-over dialogue (LA2) as a paper for whoever gets it: plain data, set as PDF/UA."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from citizens.written_to import Edition, Language
from letters.building.parts import page_words
from letters.document import Block, Document
from low_arousal.models import Dialogue


def paper_of(dialogue: Dialogue) -> Document:
    """A finished version. Always in Danish: it is handed to a Danish helper."""
    stay = dialogue.stay
    assert dialogue.talked_on is not None, "it is finished"
    with override(Language.DANISH):
        return Document(
            language=Language.DANISH.value,
            edition=Edition.ORDINARY.value,
            title=_("What helps me"),
            sender=tuple(filter(None, (stay.controller.name, stay.facility.name))),
            recipient=stay.citizen.called,
            date=date_format(dialogue.talked_on, "DATE_FORMAT"),
            reference=dialogue.title,
            blocks=tuple(_blocks(dialogue)),
            page_words=page_words(),
        )


def _blocks(dialogue: Dialogue) -> Iterator[Block]:
    yield Block.paragraph(
        _("Made without the citizen, because: %(why)s") % {"why": dialogue.without_because}
        if dialogue.without_because
        else _("Made together with the citizen.")
    )
    yield Block.paragraph(_("Took part: %(who)s") % {"who": dialogue.took_part})
    for line in dialogue.lines:
        yield Block.heading(_(line.asked.name))
        if line.citizens_words:
            yield Block.paragraph(f"“{line.citizens_words}”")
        if line.staff_words:
            yield Block.of_pairs([(_("Staff"), line.staff_words)])
