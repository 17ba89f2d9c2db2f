"""Checking what a referrer tells, all of it at once, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from citizens.identifiers import read_identifier
from citizens.municipality_names import NAMES
from core.checks import LONG_TEXT, SHORT_TEXT, Checks
from core.problems import Problem
from referrals.models import Referral
from referrals.services.asking import Asking, CitizenFacts
from schemes.assess import NOT_ANONYMOUS
from schemes.base import UNKNOWN, AnswerType, Criterion, Referrer, Version

#: Further from today than this, a wished or ready-for-discharge date is a slip of the finger.
FARTHEST: Final = timedelta(days=2 * 366)


def intake_questions(version: Version, track: str) -> list[Criterion]:
    """What the referrer is asked; the rest is settled by those who assess."""
    return [one for one in version.asked(track) if not one.settled_in_assessment]


def check(
    asking: Asking,
    *,
    version: Version,
    track: str,
    referrers: list[Referrer],
    also_assesses: bool,
    today: date,
) -> tuple[Asking, Checks]:
    """What was told, cleaned, and all that is wrong with it. Nothing is looked up or written.

    ``also_assesses``: the one who asks may settle the questions of the assessment at once.
    """
    checks = Checks()
    settled = [one for one in version.asked(track) if one.settled_in_assessment]
    referrer = checks.choice(
        "referrer", asking.referrer, referrers, missing=_("Choose who is asking.")
    )
    citizen = _citizen(checks, asking.citizen, version=version, today=today)
    contact_name, contact_phone = asking.contact_name, asking.contact_phone
    if referrer == Referrer.CITIZEN and not contact_name:
        # Who asks for themselves is the one to ring.
        contact_name, contact_phone = citizen.name or citizen.alias, contact_phone or citizen.phone
    clean = Asking(
        citizen=citizen,
        referrer=referrer,
        contact_name=checks.text(
            "contact_name",
            contact_name[:SHORT_TEXT],
            missing=_("Write whom we can ring.") if referrer != Referrer.CITIZEN else "",
        ),
        contact_phone=checks.text("contact_phone", contact_phone, longest=40),
        contact_function=checks.text("contact_function", asking.contact_function),
        call_back=checks.text("call_back", asking.call_back, longest=80),
        urgency=checks.choice(
            "urgency",
            asking.urgency,
            Referral.Urgency.values,
            missing=_("Choose how urgent it is."),
        ),
        whereabouts=checks.choice(
            "whereabouts",
            asking.whereabouts,
            Referral.Whereabouts.values,
            missing=_("Choose where the citizen is now."),
        ),
        whereabouts_note=checks.text("whereabouts_note", asking.whereabouts_note),
        ready_for_discharge_on=_near(
            checks, "ready_for_discharge_on", asking.ready_for_discharge_on, today
        ),
        wished_on=_near(checks, "wished_on", asking.wished_on, today),
        situation=checks.text("situation", asking.situation, longest=LONG_TEXT),
        answers=_answers(
            checks,
            asking.answers,
            must=intake_questions(version, track),
            can=settled if also_assesses else [],
        ),
        acting_municipality=_municipality(
            checks, "acting_municipality", asking.acting_municipality
        ),
        paying_municipality=_municipality(
            checks, "paying_municipality", asking.paying_municipality
        ),
    )
    return clean, checks


def _citizen(checks: Checks, told: CitizenFacts, *, version: Version, today: date) -> CitizenFacts:
    if told.anonymous:
        return _anonymous(checks, told, version)
    number = checks.text("number", told.number, longest=20)
    if number:
        try:
            identifier = read_identifier(number)
            if identifier.birth_date is not None and identifier.birth_date > today:
                raise Problem(
                    "cpr_date",
                    _("The CPR number says a date that has not come yet."),
                    field="number",
                )
        except Problem as problem:
            checks.add_problem(problem)
    born = checks.day("birth_date", told.birth_date)
    if born is not None and born > today:
        checks.add("future_date", _("The date of birth has not come yet."), field="birth_date")
    return CitizenFacts(
        number=number,
        name=checks.text("name", told.name, missing=_("Write the citizen's name."), longest=160),
        alias=checks.text("alias", told.alias, longest=80),
        birth_date=born,
        home_municipality=_municipality(checks, "home_municipality", told.home_municipality),
        phone=checks.text("phone", told.phone, longest=40),
    )


def _anonymous(checks: Checks, told: CitizenFacts, version: Version) -> CitizenFacts:
    if not version.anonymous_allowed:
        checks.add("anonymous", _(NOT_ANONYMOUS), field="anonymous")
    identifying = {"number": told.number, "name": told.name, "birth_date": told.birth_date}
    for field, value in identifying.items():
        if value:
            checks.add(
                "not_anonymous_then",
                _("Leave this empty, or refer the citizen under their name."),
                field=field,
            )
    return CitizenFacts(
        anonymous=True,
        alias=checks.text(
            "alias", told.alias, missing=_("Write what the citizen is called here."), longest=80
        ),
        home_municipality=_municipality(checks, "home_municipality", told.home_municipality),
        phone=checks.text("phone", told.phone, longest=40),
    )


def _municipality(checks: Checks, field: str, code: str) -> str:
    return checks.choice(field, code, NAMES)


def _near(checks: Checks, field: str, value: date | None, today: date) -> date | None:
    day = checks.day(field, value)
    if day is not None and abs(day - today) > FARTHEST:
        checks.add("far_date", _("The date is more than two years away."), field=field)
        return None
    return day


def _answers(
    checks: Checks, answers: Mapping[str, str], *, must: list[Criterion], can: list[Criterion]
) -> dict[str, str]:
    """Every question put to the referrer answered, if only with "don't know"; nothing unknown."""
    asked = {one.key: one for one in (*must, *can)}
    for key in answers:
        if key not in asked:
            checks.add("not_asked", _("This is not asked here."), field=f"answers.{str(key)[:60]}")
    wanted = [*must, *(one for one in can if one.key in answers)]
    clean = {one.key: check_answer(checks, one, answers.get(one.key, "")) for one in wanted}
    return {key: answer for key, answer in clean.items() if answer}


def check_answer(checks: Checks, criterion: Criterion, answer: object) -> str:
    """One answer as the criterion wants it; texts may be left empty."""
    field = f"answers.{criterion.key}"
    if criterion.answer_type is AnswerType.TEXT:
        return checks.text(field, answer, longest=LONG_TEXT)
    return checks.choice(
        field, answer, answer_keys(criterion), missing=_("Answer, if only with “Don't know”.")
    )


def answer_keys(criterion: Criterion) -> list[str]:
    if criterion.answer_type is AnswerType.CHOICE:
        return [*(choice.key for choice in criterion.choices), UNKNOWN]
    return ["yes", "no", UNKNOWN]
