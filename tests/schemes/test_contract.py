"""What every scheme, version and track keeps, whoever wrote it."""

from __future__ import annotations

import ast
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

import schemes
from schemes.assess import assess
from schemes.base import (
    ANSWERS,
    ANY,
    NO,
    UNKNOWN,
    YES,
    AnswerType,
    Criterion,
    DecisionKind,
    Facts,
    NoVersion,
    Referrer,
    Scheme,
    State,
    Track,
    UnknownScheme,
    UnknownTrack,
    Version,
    Weight,
)
from tests.schemes.made_up import HARBOUR

ALL = [*schemes.SCHEMES.values(), HARBOUR]
VERSIONS = [version for scheme in ALL for version in scheme.versions]
TRACKS = [(version, track) for version in VERSIONS for track in version.tracks]
CRITERIA = [(version, criterion) for version in VERSIONS for criterion in version.criteria]

each_scheme = pytest.mark.parametrize("scheme", ALL, ids=lambda scheme: scheme.key)
each_version = pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.name)
each_track = pytest.mark.parametrize(
    ("version", "track"), TRACKS, ids=[f"{version.name}: {track.key}" for version, track in TRACKS]
)
each_criterion = pytest.mark.parametrize(
    ("version", "criterion"),
    CRITERIA,
    ids=[f"{version.name}: {criterion.key}" for version, criterion in CRITERIA],
)


def test_the_three_schemes_are_found_by_their_keys() -> None:
    assert list(schemes.SCHEMES) == ["polaris", "mpo", "pitstop"]
    assert {key: schemes.get(key).municipality for key in schemes.SCHEMES} == {
        "polaris": "0657",
        "mpo": "0661",
        "pitstop": "0751",
    }


def test_asking_in_vain_says_what_there_is() -> None:
    with pytest.raises(UnknownScheme, match=r"no scheme 'atlantis', only: polaris, mpo, pitstop"):
        schemes.get("atlantis")
    with pytest.raises(NoVersion, match=r"MPO has no rules in force on 2020-12-31.*2021-01-01"):
        schemes.get("mpo").on(date(2020, 12, 31))
    with pytest.raises(UnknownTrack, match=r"polaris has no track 'cellar', only: home, guest"):
        schemes.get("polaris").on(date(2024, 1, 1)).track("cellar")


@each_scheme
def test_versions_follow_each_other_without_gap_or_overlap(scheme: Scheme) -> None:
    assert all(version.scheme == scheme.key for version in scheme.versions)
    for older, newer in pairwise(scheme.versions):
        assert older.ends_on == newer.starts_on
    assert scheme.versions[-1].ends_on is None
    for version in scheme.versions:
        assert scheme.on(version.starts_on) is version
        if version.ends_on is not None:
            assert scheme.on(version.ends_on - timedelta(days=1)) is version
    with pytest.raises(NoVersion):
        scheme.on(scheme.versions[0].starts_on - timedelta(days=1))


@each_track
def test_every_answer_is_said_to_the_citizen_in_a_sentence(version: Version, track: Track) -> None:
    """A letter says what a decision rests on: "" only where somebody chose to say nothing."""
    asked = {each.key: each for each in version.criteria_for(track.key)}
    for kind in ("award", "refusal", *(rule.kind for rule in track.decisions)):
        for key, told in version.told_citizen(track.key, kind).items():
            assert told, key
            criterion = asked.get(key) if kind in ANSWERS else None
            if criterion is None or ANY in told:
                assert all(told.values()), key
                continue
            choices = {choice.key for choice in criterion.choices} or {YES, NO}
            assert set(told) == choices, key
            assert any(told.values()), key


@each_version
def test_keys_are_unique(version: Version) -> None:
    for keys in (
        [track.key for track in version.tracks],
        [criterion.key for criterion in version.criteria],
        *([rule.kind for rule in track.follow_ups] for track in version.tracks),
        *([choice.key for choice in criterion.choices] for criterion in version.criteria),
    ):
        assert len(keys) == len(set(keys))


@each_version
def test_what_is_said_is_said_in_words_with_a_source(version: Version) -> None:
    of_the_nights = (version.at_night,) if version.at_night else ()
    for sourced in (version, version.payment, *version.house_rules, *of_the_nights):
        assert sourced.source
    assert version.house_rules
    assert all(rule.text for rule in version.house_rules)
    for track in version.tracks:
        words = version.words_for(track.key)
        assert all([words.accept, words.accepted, words.refuse, words.refused, words.decision])
        assert all([words.move_in, words.moved_in, words.move_out, words.moved_out, words.leader])


@each_track
def test_somebody_refers_somebody_decides(version: Version, track: Track) -> None:
    assert track.referrers
    assert track.deciders
    assert all(version.may_refer(track.key, referrer) for referrer in track.referrers)
    assert all(version.may_decide(track.key, str(office)) for office in track.deciders)
    for role in ("volunteer", "referrer", "supervisor", "organisation_admin", ""):
        assert not version.may_decide(track.key, role)
        assert not version.may_grant_on_the_spot(track.key, role)


@each_track
def test_lengths_and_follow_ups_can_be_told(version: Version, track: Track) -> None:
    assert track.length.in_words
    assert track.length.source
    for rule in track.follow_ups:
        assert all([rule.title, rule.task, rule.source])
    # A place without an end date has a next look at it, so that later bookings can exist.
    if track.takes_place and not track.length.end_set_at_start:
        assert version.review_on(track.key, date(2024, 1, 1))


@each_criterion
def test_a_criterion_can_be_asked_refused_and_left_open(
    version: Version, criterion: Criterion
) -> None:
    assert all([criterion.theme, criterion.question, criterion.source])
    if criterion.weight is not Weight.INFORMATION:
        assert criterion.refusal
        assert criterion.open_question
    if criterion.needed_to_accept:
        assert criterion.open_question
    assert bool(criterion.choices) is (criterion.answer_type is AnswerType.CHOICE)
    assert UNKNOWN not in {choice.key for choice in criterion.choices}
    assert {version.track(key).key for key in criterion.tracks} == set(criterion.tracks)
    assert criterion.asked is not bool(criterion.fact)


@each_criterion
def test_every_choice_is_understood(version: Version, criterion: Criterion) -> None:
    """A choice left out of the judge by a slip would silently stay open."""
    track = (criterion.tracks or (version.tracks[0].key,))[0]
    states = {
        choice.key: criterion.judge(
            Facts(track=track, on=version.starts_on, answers={criterion.key: choice.key})
        )
        for choice in criterion.choices
    }
    left_open = [key for key, state in states.items() if state is State.UNKNOWN]
    assert left_open in ([], ["not_assessed"])
    if criterion.choices and criterion.weight is not Weight.INFORMATION:
        assert State.NOT_MET in states.values()


@each_track
@pytest.mark.parametrize("answer", [None, UNKNOWN, "", "nonsense"])
def test_not_knowing_opens_questions_and_never_refuses(
    version: Version, track: Track, answer: str | None
) -> None:
    asked = version.asked(track.key)
    answers = {} if answer is None else {criterion.key: answer for criterion in asked}
    verdict = assess(version, Facts(track=track.key, on=version.starts_on, answers=answers))
    assert verdict.refusals == ()
    open_codes = {question.code for question in verdict.open_questions}
    for criterion in version.criteria_for(track.key):
        if criterion.answer_type is AnswerType.TEXT:
            continue
        if criterion.weight is not Weight.INFORMATION or criterion.needed_to_accept:
            assert criterion.key in open_codes
    needed = {each.key for each in version.criteria_for(track.key) if each.needed_to_accept}
    assert {question.code for question in verdict.blocking_questions} == needed | {"referrer"}


@each_track
def test_the_way_in_and_anonymity_are_part_of_the_verdict(version: Version, track: Track) -> None:
    for referrer in Referrer:
        verdict = assess(
            version, Facts(track=track.key, on=version.starts_on, referrer=referrer, anonymous=True)
        )
        codes = {refusal.code: refusal for refusal in verdict.blocking}
        assert ("referrer" in codes) is (referrer not in track.referrers)
        assert ("anonymous" in codes) is (not version.anonymous_allowed)
        assert all(refusal.text and refusal.source for refusal in verdict.refusals)
        assert "referrer" not in {question.code for question in verdict.open_questions}


def _files() -> list[Path]:
    return sorted(Path(schemes.__file__).parent.rglob("*.py"))


def test_the_section_sign_is_followed_by_a_hard_space() -> None:
    for file in _files():
        assert not re.search("§ ", file.read_text(encoding="utf-8")), file.name


def test_the_rules_know_no_framework_and_read_no_clock() -> None:
    allowed = {"schemes", "holidays", "__future__", "calendar", "collections", "dataclasses"}
    allowed |= {"datetime", "decimal", "enum", "functools", "itertools", "typing", "zoneinfo"}
    for file in _files():
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] in allowed, file.name
            elif isinstance(node, ast.Import):
                assert {name.name.split(".")[0] for name in node.names} <= allowed, file.name
            elif isinstance(node, ast.Attribute):
                assert node.attr not in {"today", "now", "utcnow"}, file.name


def test_no_text_has_two_meanings_or_is_put_together() -> None:
    """A text is a plain literal, so that the translators' tools find all of it."""
    for file in _files():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                assert isinstance(node.args[0], ast.Constant), f"{file.name}:{node.lineno}"


@pytest.mark.parametrize(("version", "track"), TRACKS)
def test_every_track_says_what_is_decided(version: Version, track: Track) -> None:
    kinds = {rule.kind for rule in track.decisions}
    assert {DecisionKind.AWARD, DecisionKind.REFUSAL} <= kinds
    # Where an end can be moved, moving it later is a decision.
    assert DecisionKind.EXTENSION in kinds or not track.length.end_set_at_start
    assert len(kinds) == len(track.decisions)
    for rule in track.decisions:
        assert rule.title
        if rule.kind not in (DecisionKind.AWARD, DecisionKind.PARTIAL, DecisionKind.REFUSAL):
            assert rule.to_citizen
