"""A partner outside the house is asked with the citizen's yes, or on a stated ground of law;
and what the yes opened closes with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from core.problems import Conflict, Problem
from descriptions.models import DescriptionRequest, Partner
from descriptions.services.mailing import remind_partners
from descriptions.services.partners import correct_partner
from placements.models import FollowUp, Stay
from sharing.models import Consent
from sharing.services.answers import withdraw_by_link
from tests.descriptions.acts import (
    PER,
    agree,
    ask,
    by_link,
    line,
    link_at,
    opened,
    partner,
    path_in,
    sent,
    write,
)
from tests.pages import signed_in, text_of
from tests.sharing.acts import say_no, withdraw
from tests.world import NOW, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

LAW = {"ground": "psychiatry_act", "ground_note": "Koordinationsplan, § 13 b"}


@pytest.fixture
def lise(herning: House, stay: Stay) -> Partner:
    """Of whom the citizen has not been asked."""
    return partner(herning.staff, stay, agreed=False)


def refused(act: Callable[[], object]) -> dict[str | None, str]:
    with pytest.raises(Problem) as told:
        act()
    return {each.field: each.code for each in told.value.each}


def correct(house: House, who: Partner, **changed: str) -> Partner:
    facts: dict[str, Any] = {"name": who.name, "role": who.role, "kind": who.kind, "mail": who.mail}
    return correct_partner(by=house.staff, partner=who, now=NOW, **facts | changed)


def test_without_a_consent_a_partner_is_not_asked_and_it_is_said_what_is_missing(
    herning: House, stay: Stay, follow_up: FollowUp, lise: Partner, mails: Path
) -> None:
    with pytest.raises(Problem) as told:
        ask(herning.staff, follow_up, lise, unit=True)
    assert (told.value.field, told.value.code) == ("whom", "consent_missing")
    assert str(told.value) == "Lise Holm: Bostøtten: borgeren er ikke spurgt."
    assert not DescriptionRequest.objects.exists()
    assert sent(herning, mails) == []
    agree(stay, lise)
    assert len(ask(herning.staff, follow_up, lise)) == 1


def test_each_answer_is_another_reason(
    herning: House, stay: Stay, follow_up: FollowUp, lise: Partner
) -> None:
    facts = {"purpose": "home_support", "recipient": "Bostøtten"}
    say_no(herning.staff, stay, **facts)
    assert refused(lambda: ask(herning.staff, follow_up, lise)) == {"whom": "consent_refused"}
    say_no(herning.staff, stay, **facts, answer="later", ask_again_on=day(3))
    assert refused(lambda: ask(herning.staff, follow_up, lise)) == {"whom": "consent_put_off"}
    yes = agree(stay, lise)
    withdraw(herning.staff, yes)
    Consent.objects.exclude(pk=yes.pk).update(ended="replaced", ended_at=NOW)
    assert refused(lambda: ask(herning.staff, follow_up, lise)) == {"whom": "consent_withdrawn"}


def test_a_yes_to_another_kind_of_partner_or_to_something_else_is_none(
    herning: House, stay: Stay, follow_up: FollowUp, lise: Partner
) -> None:
    partner(herning.staff, stay, **PER)
    assert refused(lambda: ask(herning.staff, follow_up, lise)) == {"whom": "consent_missing"}
    consent = agree(stay, lise)
    Consent.objects.filter(pk=consent.pk).delete()
    consent.pk, consent.topics = None, ["star"]
    consent.save()
    assert refused(lambda: ask(herning.staff, follow_up, lise)) == {"whom": "not_covered"}


def test_of_all_in_one_click_each_who_lacks_it_is_named(
    herning: House, stay: Stay, follow_up: FollowUp, lise: Partner
) -> None:
    per = partner(herning.staff, stay, **PER)
    clinic = partner(
        herning.staff, stay, agreed=False, name="Ida", kind="region", mail="ida@psyk.example"
    )
    with pytest.raises(Problem) as told:
        ask(herning.staff, follow_up, lise, per, clinic, unit=True)
    said = " ".join(str(each.message) for each in told.value.each)
    assert "Lise Holm" in said
    assert "Ida" in said
    assert "Per Bo" not in said


def test_a_stated_ground_asks_those_it_fits_and_stands_with_the_question(
    herning: House, stay: Stay, follow_up: FollowUp, lise: Partner, mails: Path
) -> None:
    per = partner(herning.staff, stay, **PER)
    without_why = lambda: ask(herning.staff, follow_up, lise, ground="psychiatry_act")  # noqa: E731
    assert refused(without_why) == {"ground_note": "missing"}
    number = lambda: ask(  # noqa: E731
        herning.staff, follow_up, lise, ground="psychiatry_act", ground_note="010190-1234"
    )
    assert refused(number) == {"ground_note": "holds_cpr"}
    other = lambda: ask(herning.staff, follow_up, lise, **LAW | {"ground": "x"})  # noqa: E731
    assert refused(other)["ground"] == "not_a_choice"
    ask(herning.staff, follow_up, lise, per, **LAW)
    grounds = dict(DescriptionRequest.objects.values_list("partner__name", "legal_ground"))
    # Per is asked on the citizen's word.
    assert grounds == {"Lise Holm": "psychiatry_act", "Per Bo": ""}
    assert line(follow_up, lise).request.ground_note == "Koordinationsplan, § 13 b"  # type: ignore[union-attr]
    [for_per, for_lise] = sorted(sent(herning, mails), key=lambda mail: str(mail.to), reverse=True)
    assert link_at(herning, path_in(for_per)) is not None
    assert link_at(herning, path_in(for_lise)) is not None


def test_a_ground_that_is_not_for_this_kind_of_partner_asks_nobody(
    herning: House, stay: Stay, follow_up: FollowUp
) -> None:
    per = partner(herning.staff, stay, agreed=False, **PER)
    assert refused(lambda: ask(herning.staff, follow_up, per, **LAW)) == {
        "ground": "ground_for_others"
    }


def test_the_unit_and_what_a_colleague_writes_down_need_none(
    herning: House, stay: Stay, follow_up: FollowUp, lise: Partner
) -> None:
    assert len(ask(herning.staff, follow_up, unit=True)) == 1
    assert write(herning.staff, follow_up, lise, text="Hun ringede selv").partner == lise


def test_once_the_yes_is_taken_back_the_link_opens_no_more_and_nobody_is_reminded(
    herning: House, stay: Stay, follow_up: FollowUp, lise: Partner, mails: Path
) -> None:
    consent = agree(stay, lise)
    ask(herning.staff, follow_up, lise)
    [mail] = sent(herning, mails)
    link = opened(herning, path_in(mail))
    withdraw_by_link(by=herning.staff, citizen=stay.citizen, consents=[consent.pk], now=NOW)
    assert link_at(herning, path_in(mail)) is None
    with pytest.raises(Conflict) as ended:
        by_link(link)
    assert ended.value.code == "link_ended"
    morning = NOW.replace(day=19, hour=8)
    assert remind_partners(organisation=herning.organisation, now=morning) == 0
    agree(stay, lise)
    assert link_at(herning, path_in(mail)) is not None  # a new yes opens it again


def test_what_waits_to_be_sent_is_not_sent_without_the_yes(
    herning: House, stay: Stay, follow_up: FollowUp, lise: Partner, mails: Path
) -> None:
    consent = agree(stay, lise)
    ask(herning.staff, follow_up, lise)
    withdraw(herning.staff, consent)
    assert sent(herning, mails) == []


def test_a_partner_of_before_is_given_a_kind_first_and_another_kind_closes_links(
    herning: House, stay: Stay, follow_up: FollowUp, lise: Partner, mails: Path
) -> None:
    agree(stay, lise)
    Partner.objects.filter(pk=lise.pk).update(kind="")
    lise.refresh_from_db()
    assert refused(lambda: ask(herning.staff, follow_up, lise)) == {"whom": "partner_without_kind"}
    assert refused(lambda: correct(herning, lise, kind="questions_after")) == {
        "kind": "not_a_choice"
    }
    lise = correct(herning, lise, kind="home_support")
    ask(herning.staff, follow_up, lise)
    correct(herning, lise, kind="doctor")
    assert sent(herning, mails) == []


def test_the_page_says_what_is_missing_ticks_nobody_without_it_and_takes_a_ground(
    herning: House, present: Stay
) -> None:
    week = present.follow_ups.get(kind="second_week")
    lise = partner(herning.staff, present, agreed=False)
    per = partner(herning.staff, present, **PER)
    client, url = signed_in(herning.caseworker), reverse("ask_descriptions", args=[week.pk])
    shown = client.get(url)
    assert "Bostøtten: borgeren er ikke spurgt." in text_of(shown)
    assert reverse("answer_consent", args=[present.pk]) in shown.content.decode()
    html = shown.content.decode()
    assert html.count("checked") == 3  # the unit, Per, and no ground
    today = timezone.localdate().isoformat()
    body = {"whom": ["unit", str(lise.pk), str(per.pk)], "wanted_on": today}
    barred = client.post(url, body)
    assert barred.status_code == 422
    assert "Lise Holm: Bostøtten: borgeren er ikke spurgt." in text_of(barred)
    assert not DescriptionRequest.objects.exists()
    asked = client.post(url, body | LAW, follow=True)
    assert "Nu får 2 samarbejdspartnere hver en mail med et link." in text_of(asked)
    assert "Spurgt uden samtykke:" in text_of(asked)
    # Beside the form in which the follow-up is done, the same.
    beside = client.get(reverse("complete_follow_up", args=[week.pk]))
    assert "Spurgt uden samtykke:" in text_of(beside)
