"""Answers as a person reads them, and the frozen copy of a referral."""

from __future__ import annotations

from typing import Any, TypedDict

from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import gettext as _

from citizens.identifiers import read_identifier
from citizens.municipality_names import name_of
from organisations.models import Organisation
from referrals.models import Referral
from referrals.referrer_names import referrer_in_words
from referrals.services.asking import Asking
from schemes.base import NO, UNKNOWN, YES, AnswerType, Criterion, Referrer, Version


class Row(TypedDict):
    question: str
    answer: str
    source: str


class Section(TypedDict):
    title: str
    rows: list[Row]


class Frozen(TypedDict):
    """What was asked and answered, in words. ``edition`` tells later readers how to read it."""

    edition: int
    called: str
    number: str
    scheme: str
    sections: list[Section]


def answer_in_words(criterion: Criterion, answer: str | None) -> str:
    if not answer:
        return _("not answered")
    if answer == UNKNOWN:
        return _("don't know")
    if criterion.answer_type is AnswerType.CHOICE:
        return next((_(one.label) for one in criterion.choices if one.key == answer), answer)
    if criterion.answer_type is AnswerType.YES_NO:
        return {YES: _("yes"), NO: _("no")}.get(answer, answer)
    return answer


def freeze(
    asking: Asking,
    *,
    sender: Organisation,
    version: Version,
    track: str,
    questions: list[Criterion],
) -> Frozen:
    """The referral in the words of the day, in the authorities' language whoever typed it."""
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "edition": 1,
            "called": asking.citizen.name or asking.citizen.alias,
            "number": masked(asking.citizen.number),
            "scheme": f"{_(version.name)} · {_(version.track(track).name)}",
            "sections": [
                _section(_("What is asked for"), _about_offer(version, track)),
                _section(_("The citizen"), _about_citizen(asking)),
                _section(_("The situation now"), _about_now(asking)),
                *_themes(asking, questions),
                _section(_("Who is asking"), _about_sender(asking, sender)),
            ],
        }


def masked(number: str) -> str:
    """The number with its last four hidden; "" where there is none."""
    return read_identifier(number).masked if number else ""


def _about_offer(version: Version, track: str) -> dict[str, str]:
    one = version.track(track)
    return {_("Offer"): _(one.name), _("Length"): _(one.length.told)}


def _about_citizen(asking: Asking) -> dict[str, str]:
    citizen = asking.citizen
    return {
        _("Name"): citizen.name,
        _("Called"): citizen.alias,
        _("CPR number"): masked(citizen.number),
        _("Date of birth"): _day(citizen.birth_date),
        _("Home municipality"): name_of(citizen.home_municipality),
        _("Acting municipality"): name_of(asking.acting_municipality),
        _("Paying municipality"): name_of(asking.paying_municipality),
        _("Phone"): citizen.phone,
        _("Anonymous"): _("yes") if citizen.anonymous else "",
    }


def _about_now(asking: Asking) -> dict[str, str]:
    return {
        _("Is now"): str(Referral.Whereabouts(asking.whereabouts).label),
        _("Where exactly"): asking.whereabouts_note,
        _("Ready for discharge since"): _day(asking.ready_for_discharge_on),
        _("Wished from"): _day(asking.wished_on),
        _("Urgency"): str(Referral.Urgency(asking.urgency).label),
        _("The situation"): asking.situation,
    }


def _about_sender(asking: Asking, sender: Organisation) -> dict[str, str]:
    return {
        _("Sender"): sender.name,
        _("Asks as"): referrer_in_words(asking.referrer),
        _("Ring"): asking.contact_name,
        _("Function"): asking.contact_function,
        _("Phone"): asking.contact_phone,
        _("Can be rung back"): asking.call_back,
    }


def _section(title: str, answers: dict[str, str]) -> Section:
    rows: list[Row] = [
        {"question": question, "answer": answer, "source": ""}
        for question, answer in answers.items()
        if answer
    ]
    return {"title": title, "rows": rows}


def _themes(asking: Asking, questions: list[Criterion]) -> list[Section]:
    themes: dict[str, list[Row]] = {}
    aloud = asking.referrer == Referrer.CITIZEN
    for one in questions:
        themes.setdefault(one.theme, []).append(
            {
                "question": _(one.aloud if aloud and one.aloud else one.question),
                "answer": answer_in_words(one, asking.answers.get(one.key)),
                "source": one.source,
            }
        )
    return [{"title": _(theme), "rows": rows} for theme, rows in themes.items()]


def _day(day: Any) -> str:
    return formats.date_format(day, "DATE_FORMAT") if day else ""
