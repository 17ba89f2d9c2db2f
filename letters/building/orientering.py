"""The orientering: it tells the acting municipality that a citizen has come, or has left (§ 110).

Always in Danish: it is written to a Danish authority.
"""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from citizens.municipality_names import name_of
from citizens.written_to import Edition, Language
from core.citations import cited
from letters.building.parts import page_words
from letters.document import Block, Document
from placements.models import Stay
from placements.services.stay_lock import expected_on
from schemes.base import FollowUpRule, Window


def is_of_leaving(rule: FollowUpRule) -> bool:
    return rule.window is Window.WORKING_DAYS_AFTER_LEAVING


def orientering_on(
    stay: Stay, rule: FollowUpRule, *, on: date, signed_by: str, number: str = ""
) -> Document:
    """What the follow-up ``rule`` of the stay has to tell. ``number`` is the whole CPR number,
    where whoever writes has asked for it; else it is masked."""
    with override(Language.DANISH):
        municipality = name_of(stay.acting_municipality)
        leaving = is_of_leaving(rule)
        sentence = (
            _("The stay has ended, and the acting municipality is informed of it.")
            if leaving
            else _("The stay is temporary, and the acting municipality is informed of it.")
        )
        facility = stay.facility
        phone = f"{_('Phone')} {facility.phone}" if facility.phone else ""
        unknown = _("The acting municipality is not known yet. Ask before you send anything.")
        return Document(
            language=Language.DANISH.value,
            edition=Edition.ORDINARY.value,
            title=_("Information on discharge") if leaving else _("Information on enrolment"),
            sender=tuple(
                filter(None, (stay.controller.name, facility.name, facility.address, phone))
            ),
            recipient=(
                _("To the acting municipality, %(name)s") % {"name": municipality}
                if municipality
                else _("To the acting municipality")
            ),
            date=date_format(on, "DATE_FORMAT"),
            marks=() if municipality else (unknown,),
            blocks=(
                Block.of_pairs(_facts(stay, leaving, number)),
                Block.paragraph(f"{sentence} ({cited(rule.source)})"),
            ),
            signature=(_("Kind regards"), signed_by, facility.name),
            page_words=page_words(),
        )


def _facts(stay: Stay, leaving: bool, number: str) -> list[tuple[str, str]]:
    citizen, words = stay.citizen, stay.version.words_for(stay.track)
    bases = stay.scheme_track.legal_bases
    basis = next((_(each.label) for each in bases if each.key == stay.legal_basis), "")
    kind = ", ".join(filter(None, (_(stay.scheme_track.name), basis)))
    first_day = stay.moved_in_on or expected_on(stay)
    facts = [
        (_("Citizen"), citizen.called),
        (_("CPR number"), number or citizen.masked_number or _("not known")),
        (_("Kind of stay"), kind),
        (_("Decided on"), _day(stay.decided_on)),
        (_(words.arrival_day), _day(first_day) or "–"),
    ]
    if leaving:
        facts += [
            (_(words.leaving_day), _day(stay.left_on)),
            (_("Went to"), str(stay.get_destination_display())),
        ]
    home = stay.home_municipality or citizen.home_municipality
    facts += [
        (_("Home municipality"), name_of(home) or _("not known")),
        (_("Acting municipality"), name_of(stay.acting_municipality) or _("not known")),
        (_("Paying municipality"), name_of(stay.paying_municipality) or _("not known")),
    ]
    return [(label, value) for label, value in facts if value]


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
