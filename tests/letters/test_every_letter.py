"""Every kind of decision x scheme and version x language x edition: what its letter says, what it
must not say, and that the file can be read by everybody (PDF/UA-1, ISO 14289-1)."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from django.utils.translation import gettext, override

from letters.document import Document
from letters.pdf import pdf_of
from placements.models import Decision
from schemes.base import DecisionKind
from schemes.letters import EASY_DECISIONS, TextKey
from tests.letters.letters import (
    REASONS,
    Case,
    content,
    day_in,
    every_answer,
    every_case,
    letter,
    words,
)
from tests.letters.pdfs import Read

CASES = list(every_case())
each_case = pytest.mark.parametrize("case", CASES, ids=str)
EDITIONS = [(language, edition) for language in ("da", "en") for edition in ("ordinary", "easy")]

PAYMENT = ("betal", "takst", "koster", "kost", "pay", "cost", "rate", "price", "pris")


def case_of(scheme: str, track: str, kind: str) -> Case:
    """Of the version in force today."""
    of_all = [case for case in CASES if case.version.ends_on is None]
    return next(
        case
        for case in of_all
        if (case.version.scheme, case.track.key, case.kind) == (scheme, track, kind)
    )


def test_every_kind_of_decision_there_is_has_easy_words() -> None:
    assert set(EASY_DECISIONS) == set(Decision.Kind.values)


@each_case
def test_it_says_what_was_decided_why_and_what_one_can_do(case: Case) -> None:
    for language, edition in EDITIONS:
        made = content(case)
        document = letter(case, language, edition)
        text = words(document)
        assert made.lacks == []
        assert document.marks == ()
        assert "Ib Eksempel" in text
        assert REASONS in text
        assert "Hanne Leder" in text
        assert "96 11 00 00" in text
        assert "Vejen 1, 7500 Holstebro" in text
        with override(language):
            rule = made.decision.rule
            assert document.title == gettext(made.words.accepted if made.is_award else rule.title)
            if edition == "ordinary":
                assert made.sentence in text
            else:
                lines = gettext(case.track.letters.decision_in_easy_words(case.kind)).split("\n")
                assert all(line in text for line in lines)
            helps = case.track.letters.text(TextKey.REPRESENTATION, easy=edition == "easy")
            assert " ".join(gettext(helps).split()) in text
            for basis in made.legal_basis:
                assert " ".join(basis.split()) in text


@each_case
def test_how_to_complain_stands_where_there_is_somebody_to_complain_to(case: Case) -> None:
    for language, edition in EDITIONS:
        made = content(case)
        text = words(letter(case, language, edition))
        weeks = "4 uger" if language == "da" else "4 weeks"
        complains = made.decision.can_be_complained_about
        assert (weeks in text) is complains
        assert ("Ankestyrelsen" in text) is (
            complains or (case.kind == DecisionKind.EXPULSION and bool(case.version.act))
        )


@pytest.mark.parametrize(
    ("decided_on", "complains"),
    [(date(2024, 5, 2), True), (date(2026, 3, 17), False)],  # L 130/2025 (DOMAIN.md § 7)
)
def test_an_expulsion_can_not_be_complained_of_since_the_law_said_so(
    decided_on: date, complains: bool
) -> None:
    case = case_of("mpo", "place", "expulsion")
    day = content(case).decision.decided_at.replace(
        year=decided_on.year, month=decided_on.month, day=decided_on.day
    )
    text = words(letter(case, decided_at=day))
    assert ("senest 4 uger efter" in text) is complains
    assert ("En bortvisning kan ikke påklages til Ankestyrelsen." in text) is not complains


@pytest.mark.parametrize("case", [c for c in CASES if not c.track.is_paid_for], ids=str)
def test_outreach_speaks_of_no_payment(case: Case) -> None:
    for language, edition in EDITIONS:
        text = words(letter(case, language, edition)).lower()
        costs_nothing = {"det koster ikke noget.", "it costs nothing."}  # to complain
        for sentence in costs_nothing:
            text = text.replace(sentence, "")
        assert not [word for word in PAYMENT if word in text]


@pytest.mark.parametrize("case", [c for c in CASES if not c.version.act], ids=str)
def test_pitstop_speaks_of_no_law_and_says_whom_to_talk_with(case: Case) -> None:
    for language, edition in EDITIONS:
        text = words(letter(case, language, edition))
        for word in ("§", "Lov om", "Ankestyrelsen", "klag", "complain", "fgørelse", "ecision"):
            assert word not in text, word
        assert "forstander" in text


@each_case
def test_a_decision_that_fell_says_so_first(case: Case) -> None:
    for language, edition in EDITIONS:
        day = day_in(case.version)
        document = letter(case, language, edition, ended_on=day, ended_because="replaced")
        says = "gælder ikke længere" if language == "da" else "no longer stands"
        assert len(document.marks) == 1
        assert says in document.marks[0]
        assert str(day.year) in document.marks[0]


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"reasons": ""}, "begrundelse"),
        ({"legal_basis": ""}, ""),  # § 110(4) says it
        ({"starts_on": None, "place": ""}, "datoer og sted"),
        ({"facility": None}, "afsenderens adresse og telefon"),
    ],
)
def test_what_lacks_something_is_a_draft_that_says_what(
    changed: dict[str, object], lacks: str
) -> None:
    document = letter(case_of("mpo", "place", "award"), **changed)
    assert document.marks == ((f"Udkast – mangler {lacks}",) if lacks else ())


def test_under_84_a_letter_without_its_section_is_a_draft() -> None:
    document = letter(case_of("polaris", "home", "refusal"), legal_basis="")
    assert document.marks == ("Udkast – mangler lovgrundlag",)


def test_the_local_standard_stands_as_it_was_that_day() -> None:
    standard = {"title": "Kvalitetsstandard", "version": "2025", "link": "https://x.dk/a"}
    text = words(letter(case_of("polaris", "home", "award"), standard=standard))
    assert "Kvalitetsstandard Kvalitetsstandard, 2025: https://x.dk/a" in text


@pytest.mark.parametrize(
    ("scheme", "track", "kind", "sentence"),
    [
        ("polaris", "home", "extension", "Du kan blive til den 31. marts 2026."),
        ("polaris", "home", "extension_refused", "Dit ophold slutter den 17. marts 2026"),
        ("polaris", "home", "award_ended", "Dit ophold slutter den 17. marts 2026."),
        ("polaris", "home", "intensity", "Fra den 17. marts 2026 får du 200 procent"),
        ("mpo", "place", "discharge", "Dit ophold slutter den 17. marts 2026."),
        ("mpo", "place", "municipality_discharge", "Dit ophold slutter den 17. marts 2026."),
        ("mpo", "place", "expulsion", "Det gælder fra den 17. marts 2026."),
        ("mpo", "place", "award", "Vi ser på det sammen med dig igen senest den 14. april 2026."),
        ("pitstop", "room", "award", "Fra den 17. marts 2026 til den 31. marts 2026."),
    ],
)
def test_each_kind_says_its_day(scheme: str, track: str, kind: str, sentence: str) -> None:
    assert sentence in words(letter(case_of(scheme, track, kind), intensity=200))


#: What nobody is called who is written to. What staff wrote (``REASONS``) does not say it.
OF_SOMEBODY_ELSE = re.compile(r"\bborger|\bcitizen", re.IGNORECASE)


@each_case
def test_it_speaks_to_the_reader_whatever_it_rests_on(case: Case) -> None:
    for facts in every_answer(case):
        for language, edition in EDITIONS:
            document = letter(case, language, edition, facts=facts)
            assert not OF_SOMEBODY_ELSE.search(words(document)), words(document)
            assert "{" not in words(document)


@each_case
def test_what_it_rests_on_is_said_in_every_letter(case: Case) -> None:
    facts = next(every_answer(case), [])
    for language, edition in EDITIONS:
        with override(language):
            sentences = [sentence for sentence, _ in content(case, facts=facts).facts]
        document = letter(case, language, edition, facts=facts)
        assert all(" ".join(each.split()) in words(document) for each in sentences)
    assert bool(facts) is bool(case.told)


def test_of_what_is_not_known_nothing_is_said_and_a_free_text_stands_as_it_was_written() -> None:
    room = case_of("pitstop", "room", "refusal")
    facts = [
        {"key": "known", "answer": "unknown", "label": "Kendes?", "value": "ved ikke"},
        {"key": "illness", "answer": "Angst", "label": "Sygdom", "value": "Angst, i bedring"},
    ]
    document = letter(room, "en", facts=facts)
    assert "Angst, i bedring" in [block.text for block in document.blocks if block.language == "da"]
    assert "ved ikke" not in words(document)


def test_a_scheme_without_such_sentences_says_what_was_asked_and_answered() -> None:
    fact = {"label": "er der en båd?", "value": "ja"}
    assert "Er der en båd? ja" in words(letter(case_of("mpo", "place", "award"), facts=[fact]))


# --- the file


@each_case
def test_its_file_can_be_read_by_everybody(case: Case) -> None:
    for language, edition in EDITIONS:
        document = letter(case, language, edition)
        file = Read(pdf_of(document, on=day_in(case.version)))
        assert (file.language, file.title) == (language, document.title)
        assert file.problems == []
        assert file.tags.count("/H1") + file.tags.count("/Title") >= 1
        headings = [block for block in document.blocks if block.kind == "heading"]
        assert sum(tag in ("/H1", "/H2") for tag in file.tags) >= len(headings)
        assert "/P" in file.tags
        assert file.pictures == 0
        assert all("IBMPlexSans" in font for font in file.fonts)
        # What staff wrote is Danish in an English letter, and is marked so.
        assert ("da" in file.languages_within) is (language == "en")


def test_the_same_letter_of_the_same_day_is_the_same_file_and_is_made_at_once() -> None:
    case, day = case_of("polaris", "home", "award"), date(2026, 3, 17)
    document = letter(case)
    first = pdf_of(document, on=day)
    started = time.perf_counter()
    again = pdf_of(document, on=day)
    assert time.perf_counter() - started < 0.3
    assert first == again
    assert first != pdf_of(document, on=date(2026, 3, 18))


HOSTILE = (
    '#eval("1") $x$ [*b*] \\ </p><script>alert(1)</script>\n= Overskrift\n#include "/etc/passwd"'
)


def test_what_people_wrote_is_text_and_never_an_instruction() -> None:
    case = case_of("mpo", "place", "refusal")
    document = letter(case, reasons=HOSTILE, sent_to="#sys.inputs", goals="@preview/x")
    plain = pdf_of(document, on=date(2026, 3, 17))
    assert Read(plain).tags.count("/H1") == Read(
        pdf_of(letter(case, sent_to="y"), on=date(2026, 3, 17))
    ).tags.count("/H1")


def test_it_is_the_same_after_the_archive() -> None:
    document = letter(case_of("polaris", "home", "award"), language="en")
    assert Document.of(document.plain()) == document
