"""Acts by side and role: who takes part refers or assesses, and each side does its own."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from discharge.rules import RULES, Verb, not_this_person
from discharge.sides import Side
from organisations.roles import Permission, Role
from tests.discharge.cases import make_case
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.world import House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: What only the municipality does; everything else both sides do.
RECEIVERS = {Verb.DISPUTE, Verb.END_DISPUTE, Verb.ASK_FOR_MISSING}
#: Roles of the receiver that take part.
ASSESSING = {Role.CASEWORKER, Role.FACILITY_STAFF, Role.FACILITY_LEADER}


def test_the_table_says_which_side_does_what() -> None:
    assert {verb for verb in Verb if Side.SENDER not in RULES[verb].sides} == RECEIVERS
    assert all(Side.RECEIVER in RULES[verb].sides for verb in Verb)


@pytest.mark.parametrize("verb", Verb)
def test_each_act_by_side_and_role(
    nurse, herning: House, holstebro: House, referral, verb: Verb
) -> None:
    assert (not_this_person(nurse, verb, referral) is None) == (verb not in RECEIVERS)
    for role, actor in herning.actors.items():
        may = not_this_person(actor, verb, referral) is None
        assert may == (role in ASSESSING), role
        assert may <= actor.may(Permission.ASSESS)
    for stranger in holstebro.actors.values():
        assert not_this_person(stranger, verb, referral) is not None


def test_both_sides_read_the_same_page_with_their_own_buttons(nurse, herning) -> None:
    referral = refer(
        nurse,
        herning,
        facility=herning.first,
        now=timezone.now(),
        ready_for_discharge_on=None,
    )
    make_case(herning.caseworker, nurse, referral, secret="Vi", now=timezone.now())
    url = reverse("discharge", args=[referral.pk])
    pages = {
        actor.name: text_of(signed_in(actor).get(url))
        for actor in (nurse, herning.caseworker, herning.actors[Role.SUPERVISOR])
    }
    for page in pages.values():
        for words in (
            "Vi Tove Holder",
            "Vi ringer",
            "Vi er klar",
            "Vi bolig",
            "Kan bo alene",
            "Har brug for støtte",
            "Udskrivningsaftale (§ 13 a)",
            "5 dage",
        ):
            assert words in page, words
    ask, dispute = "Bed afdelingen om det, der mangler", "Gør indsigelse mod færdigmeldingen"
    assert ask in pages[herning.caseworker.name]
    assert ask not in pages[nurse.name]
    supervisor = pages[herning.actors[Role.SUPERVISOR].name]
    for words in ("Skriv en opgave", "Udpeg tovholderen", dispute):
        assert words not in supervisor


def test_the_way_to_it_stands_on_both_pages_of_the_referral(nurse, herning, referral) -> None:
    way = reverse("discharge", args=[referral.pk])
    for actor in (nurse, herning.caseworker):
        page = signed_in(actor).get(reverse("referral", args=[referral.pk]))
        assert f'href="{way}"' in page.content.decode()
