"""Looking citizens up: by the beginning of a word, or a whole number; always logged."""

import pytest
from django.db import connections

from audit.models import AccessLog
from citizens.models import FILL_WORDS, Citizen, CitizenWord
from citizens.services import register_citizen, reveal_number, search_citizens, searching
from citizens.services.joining import join_citizens
from core.acting import acting
from core.plain_text import one_line
from core.problems import NotAllowed, Problem
from tests.world import NOW

pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("acting_for_herning"),
]

NAMES = ["Åse Ørsted", "Aage Lund", "Ærø Karlsen", "Zita Lund-Aagaard", "Ole Sørensen", "Bo Dahl"]


@pytest.fixture
def known(people, herning):
    return {
        name: register_citizen(now=NOW, by=people.caseworker, controller=herning, name=name)
        for name in NAMES
    }


def found(by, words, **more):
    return [c.called for c in search_citizens(by=by, words=words, purpose="case", **more)]


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


#: (registered, typed): the same person as others type them.
OTHER_SPELLINGS = [
    ("José Núñez", "jose nunez"),
    ("Müller", "muller"),
    ("Müller", "mueller"),
    ("Müller", "myller"),
    ("Şahin", "sahin"),
    ("Søren", "soren"),
    ("Søren", "sören"),
    ("Søren", "soeren"),
    ("Soren", "søren"),
    ("Sören", "søren"),
    ("Åse Ærøskøbing", "A\u030ase"),  # as a Mac composes it
    ("A\u030ase Bro", "åse"),
    ("Ængla", "ängla"),
    ("Ängla", "angla"),
    ("Ağca Yıldız", "agca yildiz"),
    ("Đorđe Łukasz", "dorde lukasz"),
    ("Þór Guðmundsson", "thor gud"),
    ("Groß", "gross"),
    ("Françoise", "francoise"),
    ("Hans-Peter", "hans\u2011p"),
    ("Hans\u2013Peter", "peter"),
    ("Hans-Peter", "hanspeter"),
    ("Anne\u00a0Marie", "anne marie"),
    ("An\u00adne\u200b", "anne"),
    ("O\u2019Neil", "o'neil"),
    ("O'Neil", "oneil"),
    ("O'Neil", "neil"),
    ("D\u2019Angelo", "d angelo"),
    ("\uff2d\uff41\uff4a\uff41", "maja"),
    ("Jean Luc", "LUC  jean\u200d"),
]


@pytest.mark.parametrize(("registered", "typed"), OTHER_SPELLINGS)
def test_a_name_is_found_however_it_is_typed(people, herning, registered, typed):
    citizen = register_citizen(now=NOW, by=people.caseworker, controller=herning, name=registered)

    assert found(people.caseworker, typed) == [citizen.called]


@pytest.mark.parametrize(("registered", "typed"), OTHER_SPELLINGS)
def test_what_is_typed_halfway_finds_the_name_already(people, herning, registered, typed):
    register_citizen(now=NOW, by=people.caseworker, controller=herning, name=registered)
    words = one_line(typed)

    assert all(found(people.caseworker, words[:n]) for n in range(1, len(words) + 1))


def test_order_is_danish_whatever_the_letters(people, herning):
    names = [
        "Ulla",
        "Øjvind",
        "Zoe",
        "Ängla",
        "Åge",
        "Aaby",
        "Ærø",
        "Öland",
        "Yrsa",
        "Ülrik",
        "José",
        "Josefine",
    ]
    for name in names:
        register_citizen(now=NOW, by=people.caseworker, controller=herning, name=name)

    ordered = [citizen.name for citizen in Citizen.objects.order_by("name_key")]

    assert ordered == [
        "José", "Josefine", "Ulla", "Ülrik", "Yrsa", "Zoe",
        "Ängla", "Ærø", "Øjvind", "Öland", "Aaby", "Åge",
    ]  # fmt: skip


def test_a_new_name_is_found_and_the_old_one_is_not(people, herning):
    citizen = register_citizen(
        now=NOW, by=people.caseworker, controller=herning, name="Maja Eksempel"
    )
    citizen.name = "Maja\u200b Ørsted"
    citizen.save(update_fields=["name"])

    assert found(people.caseworker, "orsted") == ["Maja Ørsted"]
    assert found(people.caseworker, "eksempel") == []


def test_alias_is_searched_too(people, herning):
    register_citizen(
        now=NOW, by=people.caseworker, controller=herning, alias="Den Blå Fugl", anonymous=True
    )

    assert found(people.caseworker, "fug") == ["Den Blå Fugl"]
    assert found(people.caseworker, "blå den") == ["Den Blå Fugl"]


def test_whole_number_finds_one_and_part_of_it_nobody(people, herning):
    register_citizen(
        now=NOW, by=people.caseworker, controller=herning, name="Maja Eksempel", number="0707614285"
    )

    assert found(people.caseworker, "070761-4285") == ["Maja Eksempel"]
    assert found(people.caseworker, "070761-4286") == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("070761", "cpr_part"),
        ("4285", "cpr_part"),
        ("070761\u20134", "cpr_part"),
        ("070761-428", "cpr_part"),
        ("070761-42855", "cpr_part"),
        ("07O761-4285", "cpr_part"),  # the letter O
        ("310105-7JC", "cpr_part"),
        ("12 34 56 78", "cpr_part"),
        ("٠٧٠٧٦١٤٢٨٥", "cpr_part"),
        ("310290-1234", "cpr_date"),
        ("Maja 070761-4285", "name_and_number"),
        ("070761-4285 Eksempel", "name_and_number"),
    ],
)
def test_many_digits_never_become_the_search_for_a_name(people, herning, typed, code):
    with pytest.raises(Problem) as refused:
        found(people.caseworker, typed)

    assert (refused.value.code, refused.value.field) == (code, "words")


@pytest.mark.parametrize("typed", ["\u200b\u200b", "\u00a0", "\u2060 \ufeff", "\u0301"])
def test_nothing_to_see_is_nothing_to_look_for(people, herning, typed):
    with pytest.raises(Problem) as refused:
        found(people.caseworker, typed)

    assert refused.value.code == "words_missing"


def test_another_municipality_finds_nobody_of_ours(people, herning, holstebro):
    register_citizen(
        now=NOW, by=people.caseworker, controller=herning, name="Maja Eksempel", number="0707614285"
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
    assert set(rows) == {(people.caseworker.user.pk, "search", "citizens", "case")}
    shown = AccessLog.objects.order_by("pk").values_list("citizen_id", flat=True)
    lunds = {known["Aage Lund"].pk, known["Zita Lund-Aagaard"].pk}
    assert ({*shown[:2]}, [*shown[2:]]) == (lunds, [None, None])


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
        now=NOW, by=people.caseworker, controller=herning, name="Maja Eksempel", number="0707614285"
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


def _words_of_names():
    return {
        (citizen.pk, word, citizen.name_key)
        for citizen in Citizen.objects.standing()
        for word in citizen.search_key.split()
    }


def _words():
    return set(CitizenWord.objects.values_list("citizen", "word", "name_key"))


def test_words_are_those_of_the_names_whatever_wrote_them(known, people, herning):
    assert _words() == _words_of_names() != set()

    aage, zita = known["Aage Lund"], known["Zita Lund-Aagaard"]
    aage.alias = "Den Blå Fugl"
    aage.save(update_fields=["alias"])
    Citizen.objects.filter(pk=zita.pk).update(name_key="ny", search_key=" ny")
    Citizen.objects.bulk_create([Citizen(controller=herning, name="Else Hjem")])
    assert _words() == _words_of_names()
    assert {word for pk, word, _key in _words() if pk == zita.pk} == {"ny"}

    join_citizens(by=people.caseworker, citizen=known["Bo Dahl"], into=aage, now=NOW)
    assert known["Bo Dahl"].pk not in {pk for pk, _word, _key in _words()}
    known["Ole Sørensen"].delete()
    assert _words() == _words_of_names()


def test_filled_in_bulk_the_words_are_the_same(known):
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute(
            "DELETE FROM citizens_citizenword WHERE citizen_id <> %s", [known["Bo Dahl"].pk]
        )
        cursor.execute(FILL_WORDS)
    assert _words() == _words_of_names()


@pytest.mark.parametrize(("first", "shown"), [(1_000, 51), (51, 51), (3, 51)])
def test_of_a_common_name_the_first_in_order_are_found(
    known, people, herning, monkeypatch, first, shown
):
    Citizen.objects.bulk_create(
        Citizen(controller=herning, name=f"Anders Jensen {n:03}") for n in range(60)
    )
    monkeypatch.setattr(searching, "_FIRST", first)
    assert found(people.caseworker, "and jen") == [f"Anders Jensen {n:03}" for n in range(shown)]
    among = Citizen.objects.filter(name="Anders Jensen 059")
    assert found(people.staff, "jensen anders", among=among) == ["Anders Jensen 059"]
    assert found(people.caseworker, "jensen 059") == ["Anders Jensen 059"]
