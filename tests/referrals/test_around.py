"""The life around the citizen: each fact by each scheme's version and each way in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

import schemes
from core.acting import acting
from core.problems import Problems
from organisations.models import Organisation
from referrals.forms.intake import pages
from referrals.models import Referral
from referrals.services.answering import answer_question
from referrals.services.around import told_around
from referrals.services.asking import (
    REFERRAL_FACTS,
    REPRESENTATIVE_FACTS,
    RepresentativeFacts,
)
from referrals.services.later_facts import add_later_fact
from schemes.base import Referrer, Topic
from tests.interop.calls import asked as in_json
from tests.interop.calls import make_system
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.referrals.houses import make
from tests.walls.page_forms import Forms
from tests.world import NOW, favourable_answers

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

BO = RepresentativeFacts(part="guardian", name="Bo Vind", phone="22 11 00 99", does="økonomien")
#: Something to tell of each topic.
TOLD: dict[Topic, dict[str, Any]] = {
    Topic.SLEEPS_TONIGHT: {"sleeps_tonight": "På en vens sofa"},
    Topic.LANGUAGE: {"language": "somali", "needs_interpreter": "yes"},
    Topic.CHILDREN: {"children": "visit", "children_note": "Ida på 9 hver anden weekend"},
    Topic.PETS: {"pets": "yes", "pets_note": "En kat"},
    Topic.TREATMENT_ORDER: {"treatment_order": "yes", "treatment_order_kind": "Dom til behandling"},
    Topic.CONSENT: {
        "consent": "given",
        "consent_by": "Jonas selv",
        "consent_on": NOW.date() - timedelta(days=1),
    },
    Topic.PLACE_NEEDS: {"place_needs": ["ground_floor", "calm"]},
    Topic.REPRESENTATION: {"representation": [BO]},
    Topic.RELATIVE_APPLIES: {
        "applicant": "relative",
        "relative_name": "Karen Vind",
        "relative_relation": "mor",
        "relative_phone": "33 22 11 00",
        "citizens_stance": "wants",
        "citizens_words": "Hun trænger til at sove",
    },
}
EVERYTHING = {name: value for told in TOLD.values() for name, value in told.items()}
#: V §§ 2, 3 and 4: full paperwork, and as little as possible.
ASKS = {
    "polaris": set(Topic),
    "mpo": set(Topic) - {Topic.RELATIVE_APPLIES},
    "pitstop": {Topic.SLEEPS_TONIGHT, Topic.LANGUAGE},
}
TRACK = {"polaris": "home", "mpo": "place", "pitstop": "room"}


def of_topics(topics: set[Topic]) -> dict[str, Any]:
    return {name: value for topic in topics for name, value in TOLD[topic].items()}


def test_every_fact_of_every_topic_is_in_the_table():
    facts = {fact.name for fact in REFERRAL_FACTS if fact.topic} | {"representation"}
    assert set(TOLD) == set(Topic)
    assert facts == set(EVERYTHING)


@pytest.mark.parametrize("scheme", ASKS)
def test_a_scheme_takes_what_it_asks_about_and_refuses_the_rest_by_name(nurse, scheme):
    house = make(scheme)
    address = {"scheme": scheme, "track": TRACK[scheme], "facility": house.first}
    answers = favourable_answers(scheme, TRACK[scheme], NOW.date(), at_intake_only=True)
    if not_asked := of_topics(set(Topic) - ASKS[scheme]):
        with pytest.raises(Problems) as caught:
            refer(nurse, house, answers=answers, **address, **EVERYTHING)
        refused = {(problem.field, problem.code) for problem in caught.value.each}
        assert refused == {(name, "not_asked") for name in not_asked}

    referral = refer(nurse, house, answers=answers, **address, **of_topics(ASKS[scheme]))

    with acting(house.organisation):
        kept = Referral.objects.get(pk=referral.pk)
        people = list(kept.representatives.values("part", "name", "phone", "does"))
        told = told_around(kept)
    stored = of_topics(ASKS[scheme])
    stored.pop("representation", None)
    assert {name: getattr(kept, name) for name in stored} == stored
    assert people == ([vars(BO)] if Topic.REPRESENTATION in ASKS[scheme] else [])
    assert kept.frozen["edition"] == 3
    words = str(kept.frozen["sections"])
    for shown in ("På en vens sofa", "somali"):
        assert shown in words
        assert shown in str(told.facts)
    if scheme != "pitstop":
        assert all(text in words for text in ("Ida på 9", "Bo Vind", "Stueplan, Et roligt sted"))


@pytest.mark.parametrize("scheme", ASKS)
def test_the_form_asks_by_the_same_table(scheme):
    version = schemes.get(scheme).on(NOW.date())
    forms = [page.make() for page in pages(version, TRACK[scheme], list(Referrer))]
    asked = {name for form in forms for name in form.fields}
    people = {f"representation.0.{fact.name}" for fact in REPRESENTATIVE_FACTS}
    for topic, told in TOLD.items():
        names = people if topic is Topic.REPRESENTATION else set(told)
        assert (names <= asked) is (topic in ASKS[scheme]), topic
        assert bool(names & asked) is (topic in ASKS[scheme]), topic


def test_a_version_that_ended_before_it_was_asked_asks_nothing():
    assert not schemes.get("mpo").on(date(2022, 5, 1)).asks_about


def test_the_api_takes_the_same_and_names_each_fault_by_its_place(herning):
    region = Organisation.objects.create(key="rm", name="Region Midtjylland", kind="region")
    system = make_system(region)
    json = {
        **EVERYTHING,
        "consent_on": "2026-03-16",
        "representation": [vars(BO)],
    }
    answer = system.refer(in_json(**json))
    assert answer.status_code == 201, answer.content.decode()
    with acting(herning.organisation):
        row = Referral.objects.get()
        assert row.place_needs == ["ground_floor", "calm"]
        assert row.representatives.get().name == "Bo Vind"
    assert "Karen Vind" in answer.content.decode()

    with acting(herning.organisation):
        added = {"subject": "place", "text": "Katten kan komme med", "now": NOW}
        add_later_fact(by=herning.caseworker, referral=row, **added)
    (later,) = system.get(answer["Location"]).json()["later_facts"]
    assert (later["text"], later["from_sender"]) == ("Katten kan komme med", False)

    wrong = system.refer(
        in_json(
            consent="given",
            applicant="relative",
            place_needs=["calm", "sauna"],
            representation=[vars(BO), {"part": "guardian", "name": " "}],
        )
    )
    faults = {(fault["pointer"], fault["code"]) for fault in wrong.json()["errors"]}
    assert faults == {
        ("/consent_by", "missing"),
        ("/consent_on", "missing"),
        ("/relative_name", "missing"),
        ("/citizens_stance", "missing"),
        ("/place_needs/1", "not_a_choice"),
        ("/representation/1/name", "missing"),
    }
    no_lists = system.refer(in_json(place_needs="calm", representation={"part": "guardian"}))
    assert {(fault["pointer"], fault["code"]) for fault in no_lists.json()["errors"]} == {
        ("/place_needs", "not_a_list"),
        ("/representation", "not_a_list"),
    }


def test_what_belongs_together_is_asked_for_together(nurse, herning):
    tomorrow = NOW.date() + timedelta(days=1)
    table: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
        ({"consent": "given"}, {("consent_by", "missing"), ("consent_on", "missing")}),
        ({"consent": "refused"}, set()),
        ({"consent": "unable"}, set()),
        ({"consent": "not_asked"}, set()),
        (
            {"consent": "given", "consent_by": "x", "consent_on": tomorrow},
            {("consent_on", "future_date")},
        ),
        ({"applicant": "citizen"}, set()),
        (
            {"applicant": "relative"},
            {("relative_name", "missing"), ("citizens_stance", "missing")},
        ),
        (
            {"representation": [RepresentativeFacts(), RepresentativeFacts(phone="1")]},
            {("representation.1.part", "missing"), ("representation.1.name", "missing")},
        ),
        ({"representation": [BO] * 7}, {("representation", "too_long")}),
        ({"whereabouts": "special_place"}, set()),
        ({"whereabouts": "forensic"}, set()),
        ({"whereabouts": "detention"}, set()),
    ]
    for told, faults in table:
        try:
            refer(nurse, herning, **told)
            refused = set()
        except Problems as problems:
            refused = {(str(each.field), each.code) for each in problems.each}
        assert refused == faults, told


def test_in_the_target_group_of_relatives_the_relative_is_asked_for(nurse, herning):
    by_citizen = refer(nurse, herning)
    by_mother = refer(nurse, herning, **TOLD[Topic.RELATIVE_APPLIES])
    for referral in (by_citizen, by_mother):
        with acting(herning.organisation):
            answer_question(
                by=herning.caseworker, referral=referral, key="target_group", answer="4", now=NOW
            )
    client = signed_in(herning.caseworker)
    first, second = (
        text_of(client.get(reverse("referral", args=[each.pk]))) for each in (by_citizen, by_mother)
    )
    assert "er det en pårørende, der ansøger. Skriv hvem" in first
    assert "er det en pårørende, der ansøger. Skriv hvem" not in second
    assert "Karen Vind" in second
    assert "Borgeren ønsker det også" in second


def test_the_pages_keep_several_answers_and_as_many_people_as_there_are(nurse, herning):
    client = signed_in(nurse)
    offer = f"{herning.organisation.key}:polaris:home"
    pk = client.post(reverse("referral_new"), {"offer": offer})["Location"].split("/")[-3]
    around = reverse("draft_page", args=[pk, "omkring"])
    beside = reverse("draft_page", args=[pk, "repraesentation"])
    check = reverse("draft_check", args=[pk])
    assert client.post(around, {"place_needs": ["calm", "pets"], "pets": "yes"}).status_code == 302
    row = {"representation.0.part": "companion", "representation.0.name": "Siv Sø"}
    more = client.post(beside, row | {"more": "1"})
    assert more["Location"] == beside

    form = Forms(client.get(beside).content.decode()).to(beside)
    assert form.values["representation.0.name"] == "Siv Sø"
    assert "representation.1.name" in form.values
    assert "representation.2.name" not in form.values
    shown = text_of(client.get(check))
    assert "Et roligt sted, Kæledyr må være med" in shown
    assert "Bisidder" in shown
    assert "svar senest" in text_of(client.get(reverse("draft_page", args=[pk, "nu"])))

    assert client.post(beside, {"representation.0.phone": "1"}).status_code == 302
    assert "Skriv navnet" in text_of(client.get(check))
