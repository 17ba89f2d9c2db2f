"""Checking what a referrer tells, all of it at once, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from citizens.municipality_names import NAMES
from citizens.rules import check_birth_date
from core.checks import LONG_TEXT, SHORT_TEXT, Checks
from core.problems import Problem
from referrals.services.around import check_around, check_representation
from referrals.services.asking import CITIZEN_FACTS, REFERRAL_FACTS, Asking, CitizenFacts
from referrals.services.clean_facts import clean_fact
from schemes.assess import NOT_ANONYMOUS
from schemes.base import UNKNOWN, AnswerType, Criterion, Referrer, Version


def intake_questions(version: Version, track: str) -> list[Criterion]:
    """What the referrer is asked; the rest is settled by those who assess."""
    return [asked for asked in version.asked(track) if not asked.settled_in_assessment]


def check(
    asking: Asking,
    *,
    version: Version | None,
    track: str | None,
    referrers: list[Referrer] | None,
    also_assesses: bool,
    today: date,
) -> tuple[Asking, Checks]:
    """What was told, cleaned, and all that is wrong with it. Nothing is looked up or written.

    ``also_assesses``: the one who asks may settle the questions of the assessment at once. Where
    scheme, track or receiver are wrong themselves (None), what hangs on them is not judged.
    """
    checks = Checks()
    referrer = _referrer(checks, asking, version, track, referrers)
    citizen = _citizen(checks, asking.citizen, version=version, today=today)
    by_citizen = referrer == Referrer.CITIZEN
    if by_citizen and not asking.contact_name:
        # Who asks for themselves is the one to ring.
        asking = replace(
            asking,
            contact_name=(citizen.name or citizen.alias)[:SHORT_TEXT],
            contact_phone=asking.contact_phone or citizen.phone,
        )
    clean = {
        fact.name: clean_fact(
            checks,
            fact,
            getattr(asking, fact.name),
            today,
            may_be_empty=by_citizen and fact.name == "contact_name",
        )
        for fact in REFERRAL_FACTS
    }
    _check_case_number(checks, clean["case_number"])
    declared = clean["ready_for_discharge_on"]
    if isinstance(declared, date) and declared > today:
        clean["ready_for_discharge_on"] = None
        clean["expected_ready_on"] = clean["expected_ready_on"] or declared
    if version is not None:
        check_around(checks, clean, version, today)
    representation = check_representation(checks, asking.representation, version)
    answers = {}
    if version is not None and track is not None:
        settled = [asked for asked in version.asked(track) if asked.settled_in_assessment]
        answers = _answers(
            checks,
            asking.answers,
            must=intake_questions(version, track),
            can=settled if also_assesses else [],
        )
    whole = Asking(
        citizen=citizen,
        referrer=referrer,
        answers=answers,
        representation=representation,
        **clean,
    )
    return whole, checks


def _referrer(
    checks: Checks,
    asking: Asking,
    version: Version | None,
    track: str | None,
    referrers: list[Referrer] | None,
) -> str:
    ways_in = version.track(track).ways_in if version and track else ""
    known = asking.referrer in list(Referrer)
    if known and referrers is not None and asking.referrer not in referrers and ways_in:
        # Who can refer here, in the scheme's own words, and whom to ask for help.
        checks.add("not_a_choice", _(ways_in), field="referrer")
        return ""
    return checks.choice(
        "referrer",
        asking.referrer,
        list(Referrer) if referrers is None else referrers,
        missing=_("Choose who is asking."),
    )


def _check_case_number(checks: Checks, case_number: str) -> None:
    """It is shown where a citizen's number never is."""
    if holds_cpr(case_number):
        checks.add(
            "holds_cpr",
            _("There is a CPR number in the case number. Write the case's own."),
            field="case_number",
        )


def _citizen(
    checks: Checks, facts: CitizenFacts, *, version: Version | None, today: date
) -> CitizenFacts:
    if facts.anonymous:
        return _anonymous(checks, facts, version)
    values: dict[str, Any] = {
        fact.name: clean_fact(checks, fact, getattr(facts, fact.name), today)
        for fact in CITIZEN_FACTS
        if fact.name != "birth_date"
    }
    clean = CitizenFacts(birth_date=_birth_date(checks, facts, today), **values)
    try:
        identifier = clean.identifier
        check_birth_date(identifier.birth_date if identifier else None, on=today, field="number")
    except Problem as problem:
        checks.add_problem(problem)
    return clean


def _birth_date(checks: Checks, facts: CitizenFacts, today: date) -> date | None:
    born = checks.day("birth_date", facts.birth_date)
    try:
        check_birth_date(born, on=today)
    except Problem as problem:
        checks.add_problem(problem)
    return born


def _anonymous(checks: Checks, facts: CitizenFacts, version: Version | None) -> CitizenFacts:
    if version is not None and not version.anonymous_allowed:
        checks.add("anonymous", _(NOT_ANONYMOUS), field="anonymous")
    identifying = {"number": facts.number, "name": facts.name, "birth_date": facts.birth_date}
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
            "alias", facts.alias, missing=_("Write what the citizen is called here."), longest=80
        ),
        home_municipality=checks.choice("home_municipality", facts.home_municipality, NAMES),
        phone=checks.text("phone", facts.phone, longest=40),
    )


def _answers(
    checks: Checks, answers: Mapping[str, str], *, must: list[Criterion], can: list[Criterion]
) -> dict[str, str]:
    """Every question put to the referrer answered, if only with "don't know"; nothing unknown."""
    asked = {criterion.key: criterion for criterion in (*must, *can)}
    for key in answers:
        if key not in asked:
            checks.add("not_asked", _("This is not asked here."), field=f"answers.{str(key)[:60]}")
    wanted = [*must, *(criterion for criterion in can if criterion.key in answers)]
    clean = {
        criterion.key: check_answer(checks, criterion, answers.get(criterion.key, ""))
        for criterion in wanted
    }
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
