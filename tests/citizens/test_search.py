"""Looking citizens up: by the beginning of a word, or a whole number; always logged."""

import pytest

from audit.models import AccessLog
from citizens.models import Citizen
from citizens.names import sort_key
from citizens.services import register_citizen, reveal_number, search_citizens
from core.acting import acting
from core.problems import NotAllowed, Problem

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("acting_for_herning"),
]

NAMES = ["Åse Ørsted", "Aage Lund", "Ærø Karlsen", "Zita Lund-Aagaard", "Ole Sørensen", "Bo Dahl"]


@pytest.fixture
def known(people, herning):
    return {
        name: register_citizen(by=people.caseworker, controller=herning, name=name)
        for name in NAMES
    }


def found(by, words, **more):
    return [c.called for c in search_citizens(by=by, words=words, purpose="case", **more)]


def test_generated_key_is_the_same_in_python(known):
    for citizen in Citizen.objects.all():
        assert citizen.name_key == sort_key(citizen.name)


def test_danish_order_has_aa_as_å_last(known):
    ordered = [citizen.name for citizen in Citizen.objects.order_by("name_key")]

    assert ordered == [
        "Bo Dahl",
        "Ole Sørensen",
        "Zita Lund-Aagaard",
        "Ærø Karlsen",
        "Aage Lund",
        "Åse Ørsted",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lund", ["Zita Lund-Aagaard", "Aage Lund"]),
        ("LUND å", ["Zita Lund-Aagaard", "Aage Lund"]),
        ("åge", ["Aage Lund"]),
        ("aase", ["Åse Ørsted"]),
        ("ørs", ["Åse Ørsted"]),
        ("aaga", ["Zita Lund-Aagaard"]),
        ("bo d", ["Bo Dahl"]),
        ("d bo", ["Bo Dahl"]),
        ("ahl", []),  # never the middle of a word
        ("%", []),
        ("_o", []),
    ],
)
def test_words_are_beginnings_in_any_order(known, people, words, expected):
    assert found(people.caseworker, words) == expected


def test_alias_is_searched_too(people, herning):
    register_citizen(by=people.caseworker, controller=herning, alias="Den Blå Fugl", anonymous=True)

    assert found(people.caseworker, "fug") == ["Den Blå Fugl"]
    assert found(people.caseworker, "blå den") == ["Den Blå Fugl"]


def test_whole_number_finds_one_and_part_of_it_nobody(people, herning):
    register_citizen(
        by=people.caseworker, controller=herning, name="Maja Eksempel", number="0707614285"
    )

    assert found(people.caseworker, "070761-4285") == ["Maja Eksempel"]
    assert found(people.caseworker, "070761-4286") == []
    for part, code in [("070761", "cpr_part"), ("4285", "cpr_part"), ("310290-1234", "cpr_date")]:
        with pytest.raises(Problem) as refused:
            found(people.caseworker, part)
        assert (refused.value.code, refused.value.field) == (code, "words")


def test_another_municipality_finds_nobody_of_ours(people, herning, holstebro):
    register_citizen(
        by=people.caseworker, controller=herning, name="Maja Eksempel", number="0707614285"
    )
    with acting(holstebro):
        assert found(people.elsewhere, "maja") == []
        assert found(people.elsewhere, "0707614285") == []


def test_every_search_is_logged_also_one_that_ends_in_a_problem(known, people):
    found(people.caseworker, "lund")
    found(people.caseworker, "070761-4285")
    with pytest.raises(Problem):
        found(people.caseworker, "070761")

    rows = AccessLog.objects.order_by("pk").values_list("user", "action", "what", "purpose")
    assert list(rows) == [(people.caseworker.user.pk, "search", "citizens", "case")] * 3


@pytest.mark.parametrize("purpose", ["", "  ", "x" * 121])
def test_search_without_a_purpose_is_refused(known, people, purpose):
    with pytest.raises(Problem) as refused:
        search_citizens(by=people.caseworker, words="lund", purpose=purpose)

    assert refused.value.field == "purpose"


def test_staff_find_only_among_those_they_may_see(known, people):
    assert found(people.staff, "lund") == []
    among = Citizen.objects.filter(pk=known["Aage Lund"].pk)
    assert found(people.staff, "lund", among=among) == ["Aage Lund"]


@pytest.mark.parametrize("who", ["referrer", "volunteer"])
def test_those_who_see_no_citizens_search_none(known, people, who):
    with pytest.raises(NotAllowed):
        found(getattr(people, who), "lund")


def test_revealing_a_number_is_a_logged_act(people, herning):
    citizen = register_citizen(
        by=people.caseworker, controller=herning, name="Maja Eksempel", number="0707614285"
    )

    shown = reveal_number(by=people.caseworker, citizen=citizen, purpose="case")

    assert shown == "070761-4285"
    logged = AccessLog.objects.get(action="reveal")
    assert (logged.citizen_id, logged.what, logged.purpose) == (citizen.pk, "number", "case")
    with pytest.raises(NotAllowed):
        reveal_number(by=people.staff, citizen=citizen, purpose="case")
    with pytest.raises(Problem):
        reveal_number(by=people.caseworker, citizen=citizen, purpose="")


def test_citizen_without_a_number_has_none_to_reveal(known, people):
    with pytest.raises(Problem) as refused:
        reveal_number(by=people.caseworker, citizen=known["Bo Dahl"], purpose="case")

    assert refused.value.code == "no_number"
