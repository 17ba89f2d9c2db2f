"""The letters in an organisation's own words: from a day, with a few fields, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown
from letters.content import content_of
from letters.fields import filled_in, problem_with
from letters.models import TextBlock
from letters.services.text_blocks import write_text
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import LocalStandard
from placements.services.local_standards import set_local_standard
from tests.letters.conftest import Admitted
from tests.pages import signed_in, text_of
from tests.world import NOW, TODAY, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def write(by: Actor, text: str, **changed: object) -> TextBlock:
    facts: dict[str, object] = {
        "scheme": "mpo",
        "key": "contact",
        "language": "da",
        "edition": "ordinary",
        "starts_on": TODAY,
        "now": NOW,
    }
    with acting(by.organisation):
        return write_text(by=by, text=text, **(facts | changed))  # type: ignore[arg-type]


def letter_text(admitted: Admitted, on: date = TODAY, edition: str = "ordinary") -> str:
    from letters.building.letter import letter_of
    from tests.letters.letters import words

    with acting(admitted.house.organisation):
        content = content_of(admitted.decision, on=on)
        return words(letter_of(content, language="da", edition=edition))


@pytest.mark.parametrize("text", ["", "Ring til {tilbud}.", "{navn}{navn}", "Uden felter"])
def test_known_fields_are_right(text: str) -> None:
    assert problem_with(text, "contact") == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ring til {telefonnummer}", "{telefonnummer}"),
        ("{navn.controller}", "{navn.controller}"),
        ("{}", "{}"),
        ("{ navn }", "{ navn }"),
        ("{navn", "klamme"),
        ("navn}", "klamme"),
        ("{{navn}}", "klamme"),
        ("{% if navn %}", "{% if navn %}"),
    ],
)
def test_any_other_field_is_an_error_that_names_those_there_are(text: str, says: str) -> None:
    problem = problem_with(text, "contact")
    assert says in problem
    assert "{navn}" in problem


def test_the_day_to_reply_by_stands_in_a_hearing_alone() -> None:
    assert problem_with("Senest {svardag}", "hearing_reply") == ""
    assert "{svardag}" in problem_with("Senest {svardag}", "greeting")


def test_what_is_filled_in_is_never_looked_through_again() -> None:
    assert filled_in("{navn}, {dato}", {"navn": "{dato}", "dato": "i dag"}) == "{dato}, i dag"
    assert filled_in("{andet}", {}) == "{andet}"


def test_own_words_take_the_place_of_the_scheme_s_from_their_day(admitted: Admitted) -> None:
    leader = admitted.house.leader
    write(leader, "Ring til {tilbud} mellem 9 og 15.", starts_on=day(3))
    name = admitted.house.first.name
    assert f"Ring til {name} mellem 9 og 15." not in letter_text(admitted)
    assert f"Ring til {name} mellem 9 og 15." in letter_text(admitted, on=day(3))
    # Of the edition they were written for, and no other.
    assert "mellem 9 og 15" not in letter_text(admitted, on=day(3), edition="easy")


def test_the_latest_counts_and_an_empty_one_is_the_scheme_s_again(admitted: Admitted) -> None:
    leader = admitted.house.leader
    write(leader, "Første ord.")
    write(leader, "Andre ord.")
    assert "Andre ord." in letter_text(admitted)
    write(leader, "")
    assert "Andre ord." not in letter_text(admitted)
    assert "så ring til" in letter_text(admitted)
    with acting(admitted.house.organisation):
        assert TextBlock.objects.count() == 3  # nothing is lost


def test_a_letter_that_was_sent_keeps_its_words(admitted: Admitted) -> None:
    kept = admitted.send()
    write(admitted.house.leader, "Helt andre ord.")
    with acting(admitted.house.organisation):
        assert "Helt andre ord." not in str(kept.document)


def test_hostile_words_are_words(admitted: Admitted) -> None:
    hostile = "<script>alert(1)</script> #sys.inputs $x$"
    write(admitted.house.leader, hostile)
    client = signed_in(admitted.house.leader)
    url = reverse("decision_letter", args=[admitted.referral.decision_id])
    page = client.get(url).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert client.get(reverse("decision_letter_pdf", args=[admitted.referral.decision_id])).content


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": "{ukendt}"}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"starts_on": day(-1)}, "starts_on"),
        ({"starts_on": None}, "starts_on"),
        ({"scheme": "polaris"}, "scheme"),
        ({"key": "everything"}, "key"),
        ({"language": "de"}, "language"),
        ({"edition": "long"}, "edition"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(
    admitted: Admitted, changed: dict[str, object], field: str
) -> None:
    facts = {"text": "Ord."} | changed
    with pytest.raises(Problem) as refused:
        write(admitted.house.leader, str(facts.pop("text")), **facts)
    assert refused.value.field == field


def test_twice_is_once_and_a_colleague_s_words_are_not_lost(admitted: Admitted) -> None:
    leader = admitted.house.leader
    shown = Shown.of({"text": ""})
    first = write(leader, "Mine ord.", shown=shown)
    assert write(leader, "Mine ord.", shown=shown) == first
    with pytest.raises(Conflict):
        write(leader, "En andens ord.", shown=shown)


@pytest.mark.parametrize("role", list(Role))
def test_who_leads_and_who_administers_may_and_nobody_else(admitted: Admitted, role: Role) -> None:
    by = admitted.house.actors[role]
    if role in (Role.FACILITY_LEADER, Role.ORGANISATION_ADMIN):
        assert write(by, "Ord.").by == by.user
        return
    with pytest.raises(NotAllowed):
        write(by, "Ord.")


def test_nobody_changes_a_text_that_was_written(admitted: Admitted) -> None:
    write(admitted.house.leader, "Ord.")
    with (
        acting(admitted.house.organisation),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE letters_textblock SET text = 'x'")


# --- the pages


def address(key: str = "contact", edition: str = "ordinary", scheme: str = "mpo") -> str:
    return reverse("letter_text", args=[scheme, key, "da", edition])


def test_every_text_is_listed_with_whose_words_it_is_in(admitted: Admitted) -> None:
    write(admitted.house.leader, "Ord.")
    page = text_of(signed_in(admitted.house.leader).get(reverse("letter_texts")))
    for label in ("Indledning", "Klagevejledning", "Hvem man kan ringe til", "Kvalitetsstandard"):
        assert label in page
    assert "Jeres egne, siden 17. marts 2026" in page


def test_a_text_is_seen_in_an_invented_letter_before_it_is_saved(admitted: Admitted) -> None:
    client = signed_in(admitted.house.leader)
    page = text_of(client.post(address(), {"text": "Ring til {tilbud} nu.", "look": "1"}))
    assert f"Ring til {admitted.house.first.name} nu." in page
    assert "Eva Eksempel" in page
    assert "Ib Eksempel" not in page
    assert "Noget mangler" not in page
    with acting(admitted.house.organisation):
        assert not TextBlock.objects.exists()
    fragment = client.post(address(), {"text": "Nye ord.", "look": "1"}, HTTP_HX_REQUEST="true")
    assert fragment.content.decode().strip().startswith("<article")
    assert "Nye ord." in text_of(fragment)


def test_it_is_saved_from_its_page_with_what_is_wrong_at_its_field(admitted: Admitted) -> None:
    client = signed_in(admitted.house.leader)
    later = day(0).replace(year=2099).isoformat()
    wrong = client.post(address(), {"text": "{ukendt}", "starts_on": later})
    assert wrong.status_code == 422
    assert "{ukendt}" in text_of(wrong)
    assert client.post(address(), {"text": "Ord.", "starts_on": later}).status_code == 302
    with acting(admitted.house.organisation):
        assert TextBlock.objects.get().text == "Ord."


def test_an_expulsion_s_letter_shows_what_is_said_where_nobody_can_be_complained_to(
    admitted: Admitted,
) -> None:
    page = text_of(signed_in(admitted.house.leader).get(address("no_complaint")))
    name = admitted.house.first.name
    assert f"påklages til Ankestyrelsen. Du kan tale med lederen af {name} om det" in page


@pytest.mark.parametrize(
    "url",
    [
        address(key="everything"),
        address(scheme="polaris"),
        address(scheme="pitstop"),
        address(edition="long"),
        reverse("local_standard", args=["polaris"]),
    ],
)
def test_what_there_is_not_is_not_there(admitted: Admitted, url: str) -> None:
    assert signed_in(admitted.house.leader).get(url).status_code == 404


# --- the local standard


def standard(by: Actor, title: str, **changed: object) -> LocalStandard:
    facts: dict[str, object] = {
        "scheme": "mpo",
        "version": "2026",
        "link": "https://www.holstebro.dk/standard",
        "starts_on": TODAY,
        "now": NOW,
    }
    with acting(by.organisation):
        return set_local_standard(by=by, title=title, **(facts | changed))  # type: ignore[arg-type]


def test_the_standard_of_a_day_is_the_latest_that_has_begun(admitted: Admitted) -> None:
    leader = admitted.house.leader
    standard(leader, "Den første")
    standard(leader, "Den næste", starts_on=day(5))
    standard(leader, "", version="", link="", starts_on=day(9))
    with acting(leader.organisation):
        rows = LocalStandard.objects.of(leader.organisation, "mpo")
        assert rows.in_force_on(day(-1)) is None
        assert str(rows.in_force_on(day(4))) == "Den første 2026"
        in_force = rows.in_force_on(day(5))
        assert in_force is not None
        assert in_force.plain == {
            "title": "Den næste",
            "version": "2026",
            "link": "https://www.holstebro.dk/standard",
        }
        assert rows.in_force_on(day(9)) is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "holstebro"}, "link"),
        ({"title": ""}, "title"),
        ({"starts_on": day(-1)}, "starts_on"),
        ({"starts_on": None}, "starts_on"),
        ({"scheme": "polaris"}, "scheme"),
    ],
)
def test_what_is_not_right_of_a_standard_is_said_at_its_field(
    admitted: Admitted, changed: dict[str, object], field: str
) -> None:
    facts = {"title": "Standard"} | changed
    with pytest.raises(Problem) as refused:
        standard(admitted.house.leader, str(facts.pop("title")), **facts)
    assert refused.value.field == field


def test_a_standard_is_set_once_and_only_by_who_may(admitted: Admitted) -> None:
    leader = admitted.house.leader
    assert standard(leader, "A") == standard(leader, "A")
    with pytest.raises(NotAllowed):
        standard(admitted.house.staff, "A")


def test_it_is_set_from_its_page(admitted: Admitted) -> None:
    client = signed_in(admitted.house.leader)
    url = reverse("local_standard", args=["mpo"])
    typed = {"title": "Vores standard", "link": "ikke et link", "starts_on": "2099-01-01"}
    wrong = client.post(url, typed)
    assert wrong.status_code == 422
    assert "Vores standard" in wrong.content.decode()
    typed["link"] = "https://x.dk/y"
    assert client.post(url, typed).status_code == 302
    assert "Vores standard" in text_of(client.get(url))
