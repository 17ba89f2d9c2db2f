"""POLARIS, row by row. V = VIVE 2023, chapter 2."""

from __future__ import annotations

from datetime import date

import pytest

import schemes
from schemes.assess import assess
from schemes.base import Facts, Referrer, State, Version
from tests.schemes.tables import outcome

BEFORE = date(2022, 12, 31)
SINCE = date(2023, 1, 1)

HOME_ANSWERS = {
    "own_citizen": "yes",
    "need": "clarification",
    "long_term_need": "no",
    "cooperates": "yes",
    "motive_to_save": "no",
    "met_and_seen": "yes",
}
GUEST_ANSWERS = {"own_citizen": "yes", "night_away": "yes", "talk_on_arrival": "yes"}


def _version(on: date = SINCE) -> Version:
    return schemes.get("polaris").on(on)


def _home(on: date = SINCE, **changes: object) -> Facts:
    answers = HOME_ANSWERS | changes.pop("answers", {})  # type: ignore[operator]
    facts = {"age": 31, "home_municipality": "0657", "referrer": Referrer.PSYCHIATRY} | changes
    return Facts(track="home", on=on, answers=answers, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "facts", "hard", "to_override", "blocking_questions"),
    [
        ("V § 2.2: a citizen of Herning in need", _home(), [], [], []),
        ("V § 2.2: 18 is enough since the widening", _home(age=18), [], [], []),
        ("V § 2.2: 17 is not", _home(age=17), ["adult"], [], []),
        ("V § 2.2: 24 was not enough before it", _home(BEFORE, age=24), ["adult"], [], []),
        ("V § 2.2: 25 was", _home(BEFORE, age=25), [], [], []),
        ("the age is not known", _home(age=None), [], [], ["adult"]),
        (
            "V § 2.3: another municipality's citizen",
            _home(home_municipality="0661", answers={"own_citizen": "no"}),
            ["own_citizen"],
            [],
            [],
        ),
        (
            "V § 2.2, group 3: moving in from another municipality",
            _home(home_municipality="0661"),
            [],
            [],
            [],
        ),
        (
            "elsewhere, and nobody has asked about moving in",
            _home(home_municipality="0661", answers={"own_citizen": "unknown"}),
            [],
            [],
            ["own_citizen"],
        ),
        (
            "registered in Herning: need not be asked",
            _home(answers={"own_citizen": "unknown"}),
            [],
            [],
            [],
        ),
        (
            "registered in Herning, but said not to live there: one of them is wrong",
            _home(answers={"own_citizen": "no"}),
            [],
            [],
            ["own_citizen"],
        ),
        ("V § 2.2: no need", _home(answers={"need": "none"}), [], ["need"], []),
        ("V § 2.2: respite, group 4", _home(answers={"need": "respite"}), [], [], []),
        (
            "V § 2.2: plain long-term need",
            _home(answers={"long_term_need": "yes"}),
            [],
            ["long_term_need"],
            [],
        ),
        (
            "V § 2.4: will not cooperate",
            _home(answers={"cooperates": "no"}),
            [],
            ["cooperates"],
            [],
        ),
        (
            "V § 2.4: a motive to save the rent may refuse",
            _home(answers={"motive_to_save": "yes"}),
            [],
            ["motive_to_save"],
            [],
        ),
        (
            "V § 2.4: the meeting comes first, and its absence refuses nobody",
            _home(answers={"met_and_seen": "no"}),
            [],
            [],
            ["met_and_seen"],
        ),
        (
            "the mock-up: cooperation not answered, meeting not held",
            _home(answers={"cooperates": "unknown", "met_and_seen": "unknown"}),
            [],
            [],
            ["cooperates", "met_and_seen"],
        ),
        ("no self-referral to a home", _home(referrer=Referrer.CITIZEN), ["referrer"], [], []),
        ("§ 84 takes a name", _home(anonymous=True), ["anonymous"], [], []),
        (
            "all that is wrong is said at once",
            _home(
                age=17,
                home_municipality="0661",
                anonymous=True,
                referrer=Referrer.CITIZEN,
                answers={"own_citizen": "no", "need": "none", "cooperates": "no"},
            ),
            ["adult", "anonymous", "own_citizen", "referrer"],
            ["cooperates", "need"],
            [],
        ),
    ],
)
def test_flexible_home(
    source: str,
    facts: Facts,
    hard: list[str],
    to_override: list[str],
    blocking_questions: list[str],
) -> None:
    assert outcome(_version(facts.on), facts) == (hard, to_override, blocking_questions), source


def _guest(**changes: object) -> Facts:
    answers = GUEST_ANSWERS | changes.pop("answers", {})  # type: ignore[operator]
    facts = {"age": 40, "home_municipality": "0657", "referrer": Referrer.ACUTE_TEAM} | changes
    return Facts(track="guest", on=SINCE, answers=answers, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "facts", "hard", "to_override", "blocking_questions"),
    [
        ("V § 2.2: the acute team asks", _guest(), [], [], []),
        ("V § 2.4: the citizen rings", _guest(referrer=Referrer.CITIZEN), [], [], []),
        ("no meeting is held first", _guest(answers={"met_and_seen": "no"}), [], [], []),
        (
            "V § 2.4: the talk on arrival is a demand",
            _guest(answers={"talk_on_arrival": "no"}),
            [],
            ["talk_on_arrival"],
            [],
        ),
        (
            "in under a minute: a known citizen of Herning needs no answer at all",
            _guest(answers=dict.fromkeys(GUEST_ANSWERS, "unknown")),
            [],
            [],
            [],
        ),
        (
            "V § 2.3: another municipality's citizen",
            _guest(home_municipality="0751", answers={"own_citizen": "no"}),
            ["own_citizen"],
            [],
            [],
        ),
        ("V § 2.2: 17 years", _guest(age=17), ["adult"], [], []),
    ],
)
def test_guest_room(
    source: str,
    facts: Facts,
    hard: list[str],
    to_override: list[str],
    blocking_questions: list[str],
) -> None:
    assert outcome(_version(), facts) == (hard, to_override, blocking_questions), source


def test_the_caseworker_decides_about_a_home_and_the_one_on_the_spot_about_a_night() -> None:
    version = _version()
    assert version.may_decide("home", "caseworker")
    assert not version.may_decide("home", "facility_leader")
    assert version.may_decide("guest", "facility_staff")
    # V § 2.4: acute staff grant one night directly, and decide about nothing else.
    assert not version.may_decide("guest", "acute_staff")
    assert version.may_grant_on_the_spot("guest", "acute_staff")
    assert not version.may_grant_on_the_spot("guest", "acute_staff", nights=2)
    assert not version.may_grant_on_the_spot("guest", "caseworker")
    assert not version.may_grant_on_the_spot("home", "acute_staff")


@pytest.mark.parametrize(
    ("ends_on", "code"),
    [
        (date(2023, 4, 5), "too_short"),
        (date(2023, 4, 6), None),  # a month
        (date(2023, 9, 6), None),  # six
        (date(2023, 9, 7), "too_long"),
    ],
)
def test_one_to_six_months(ends_on: date, code: str | None) -> None:
    """V § 2.2; longer after an individual assessment, V § 2.6."""
    problem = _version().length_problem("home", moved_in_on=date(2023, 3, 6), ends_on=ends_on)
    assert (problem and problem.code) == code
    assert problem is None or not problem.hard


def test_lengths() -> None:
    version = _version()
    assert version.latest_end("home", date(2023, 3, 6)) == date(2023, 9, 6)
    assert version.latest_end("home", date(2023, 8, 31)) == date(2024, 2, 29)
    # V § 2.4: no cap is stated for the guest room.
    assert version.latest_end("guest", date(2023, 3, 6)) is None
    nights = {"moved_in_on": date(2023, 3, 6), "ends_on": date(2023, 4, 6)}
    assert version.length_problem("guest", **nights) is None
    assert version.review_on("home", date(2023, 3, 6)) is None


def test_what_is_known_is_shown_as_the_answer() -> None:
    """The mock-up's "44 år": a rule read from a fact shows the fact."""
    verdict = assess(_version(), _home(age=44))
    shown = {finding.criterion.key: (finding.answer, finding.state) for finding in verdict.findings}
    assert shown["adult"] == ("44", State.MET)
    assert shown["need"] == ("clarification", State.MET)


def test_only_age_and_own_citizens_are_hard() -> None:
    for version in schemes.get("polaris").versions:
        hard = {each.key for each in version.criteria if each.weight == "hard"}
        # The one of the law is not the scheme's (test_dated_law).
        assert hard - {"eldercare_act"} == {"own_citizen", "adult"}


def test_the_referrer_is_asked_less_than_the_decider() -> None:
    asked = _version().asked("home")
    assert [each.key for each in asked if not each.settled_in_assessment] == [
        "own_citizen",
        "need",
        "long_term_need",
        "cooperates",
    ]
    assert [each.key for each in asked if each.settled_in_assessment] == [
        "target_group",
        "motive_to_save",
        "met_and_seen",
    ]


def test_target_groups_words_and_parts() -> None:
    version = _version()
    assert [group.key for group in version.track("home").target_groups] == ["1", "2", "3", "4"]
    assert [basis.key for basis in version.track("guest").legal_bases] == ["84_1", "84_2"]
    assert version.words_for("home").move_in == "The citizen moves in"
    assert version.words_for("guest").move_in == "The guest arrives"
    assert version.parts == {
        "follow_ups",
        "star",
        "low_arousal",
        "risks",
        "plan",
        "network",
        "notes",
        "documents",
        "economy",
        "consents",
        "own_page",
    }
    assert version.payment.payer == "municipality"
