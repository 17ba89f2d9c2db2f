"""Answers as a person reads them, and the frozen copy of a referral."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict

from django.conf import settings
from django.utils import formats, translation
from django.utils.translation import gettext as _

from citizens.municipality_names import name_of
from citizens.written_to import Language
from core.citations import cited
from core.problems import Text
from referrals.models import Representative
from referrals.referrer_names import referrer_in_words
from referrals.services.asking import CITIZEN_FACTS, REFERRAL_FACTS, Asking
from referrals.services.facts import Fact, Kind, Part
from schemes.base import NO, UNKNOWN, YES, AnswerType, Criterion, Referrer, Version


class Row(TypedDict):
    question: str
    answer: str
    source: str


class Section(TypedDict):
    title: str
    rows: list[Row]


class Frozen(TypedDict):
    """What was asked and answered, in words, and the answers as they were sent.

    ``edition`` tells later readers how to read it: the first has no ``answers``, the second tells
    nothing of the life around the citizen. What a person reads stands in ``sections`` in all.
    """

    edition: int
    called: str
    number: str
    scheme: str
    sections: list[Section]
    #: {criterion key: answer}, which the assessment does not change.
    answers: dict[str, str]
    #: In which language letters are wanted, where it says so (``citizens.written_to``).
    letter_language: NotRequired[str]
    #: The citizen wrote it alone, on the house's public page.
    from_public_page: NotRequired[bool]
    #: Of one that was sent on: by whom, the first of them first.
    sent_on: NotRequired[list[SentOn]]
    #: The copy as it was first sent, and what was added to it until it was sent on.
    before: NotRequired[list[Section]]
    #: {criterion key: words}: which answers follow from another, and what was not asked before.
    notes: NotRequired[dict[str, str]]


class SentOn(TypedDict):
    """Who sent a referral on, as what it was known there, when, why, and on whose word."""

    by: str
    reference: str
    on: str
    because: str
    consent: str


def answer_in_words(criterion: Criterion, answer: str | None) -> str:
    if not answer:
        return _("not answered")
    if answer == UNKNOWN:
        return _("don't know")
    if criterion.fact == "home_municipality":
        return name_of(answer)
    if criterion.answer_type is AnswerType.CHOICE:
        return next(
            (_(choice.label) for choice in criterion.choices if choice.key == answer), answer
        )
    if criterion.answer_type is AnswerType.YES_NO:
        return {YES: _("yes"), NO: _("no")}.get(answer, answer)
    return answer


def freeze(
    asking: Asking,
    *,
    sender: str,
    version: Version,
    track: str,
    questions: list[Criterion],
    notes: Mapping[str, str] | None = None,
) -> Frozen:
    """The referral in the words of the day, in the authorities' language whoever typed it.

    ``notes`` are said beside the answers, by the criterion's key.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "edition": 3,
            "called": asking.citizen.name or asking.citizen.alias,
            "number": _masked(asking),
            "scheme": f"{_(version.name)} · {_(version.track(track).name)}",
            "sections": [
                section
                for section in (
                    _section(_("What is asked for"), _about_offer(version, track)),
                    _section(
                        _("The citizen"), {**_about(Part.CITIZEN, asking), **_letters(asking)}
                    ),
                    _section(_("The situation now"), _about(Part.NOW, asking)),
                    _section(_("Around the citizen"), _about(Part.AROUND, asking)),
                    _section(
                        _("Those who speak for the citizen"),
                        {**_about(Part.BESIDE, asking), **_representation(asking)},
                    ),
                    *_themes(asking, questions, notes or {}),
                    _section(
                        _("Who is asking"),
                        {
                            _("Sender"): sender,
                            _("Asks as"): referrer_in_words(asking.referrer),
                            **_about(Part.SENDER, asking),
                        },
                    ),
                )
                if section["rows"]
            ],
            "answers": dict(asking.answers),
        }


def _letters(asking: Asking) -> dict[Text, str]:
    """Where the words on the language do not say it already."""
    if not asking.letters_in:
        return {}
    return {_("Letters in"): str(Language(asking.letters_in).label)}


def _representation(asking: Asking) -> dict[Text, str]:
    """{"Guardian": "Bo Vind · 22 33 44 55 · the economy"}; several of one part share its line."""
    parts = dict(Representative.Part.choices)
    people: dict[Text, str] = {}
    for person in asking.representation:
        label = str(parts[person.part])
        words = " · ".join(filter(None, (person.name, person.phone, person.does)))
        people[label] = "; ".join(filter(None, (people.get(label), words)))
    return people


def _about_offer(version: Version, track: str) -> dict[Text, str]:
    kind = version.track(track)
    return {_("Offer"): _(kind.name), _("Length"): _(kind.length.in_words)}


def _about(part: Part, asking: Asking) -> dict[Text, str]:
    """The facts of a part, each under its label; what was not told is left out later."""
    citizen = [(fact, getattr(asking.citizen, fact.name)) for fact in CITIZEN_FACTS]
    referral = [(fact, getattr(asking, fact.name)) for fact in REFERRAL_FACTS]
    return {
        fact.label: _fact_in_words(fact, value, asking)
        for fact, value in (*citizen, *referral)
        if fact.part is part
    }


def _fact_in_words(fact: Fact, value: Any, asking: Asking) -> str:
    return _masked(asking) if fact.kind is Kind.NUMBER else fact_in_words(fact, value)


def fact_in_words(fact: Fact, value: Any) -> str:
    """As a person reads it; "" where it was not told. No numbers of citizens."""
    match fact.kind:
        case Kind.FLAG:
            return _("yes") if value else ""
        case Kind.DAY:
            return _day(value)
        case Kind.MUNICIPALITY:
            return name_of(value)
        case Kind.CHOICE:
            return str(dict(fact.choices).get(value, ""))
        case Kind.SEVERAL:
            return ", ".join(str(label) for choice, label in fact.choices if choice in value)
        case Kind.TEXT:
            return str(value)
        case Kind.NUMBER:
            return ""


def _masked(asking: Asking) -> str:
    """The number with its last four hidden; "" where there is none."""
    identifier = asking.citizen.identifier
    return identifier.masked if identifier else ""


def _section(title: str, answers: Mapping[Text, str]) -> Section:
    rows: list[Row] = [
        {"question": str(question), "answer": answer, "source": ""}
        for question, answer in answers.items()
        if answer
    ]
    return {"title": title, "rows": rows}


def _themes(asking: Asking, questions: list[Criterion], notes: Mapping[str, str]) -> list[Section]:
    themes: dict[str, list[Row]] = {}
    aloud = asking.referrer == Referrer.CITIZEN
    for asked in questions:
        answer = answer_in_words(asked, asking.answers.get(asked.key))
        note = notes.get(asked.key)
        themes.setdefault(asked.theme, []).append(
            {
                "question": _(asked.aloud if aloud and asked.aloud else asked.question),
                "answer": f"{answer} ({note})" if note else answer,
                "source": cited(asked.source),
            }
        )
    return [{"title": _(theme), "rows": rows} for theme, rows in themes.items()]


def _day(day: Any) -> str:
    return formats.date_format(day, "DATE_FORMAT") if day else ""
