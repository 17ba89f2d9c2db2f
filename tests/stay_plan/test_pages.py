"""The tab, the pages of the acts, what is printed, and where the plan is read besides."""

from __future__ import annotations

from datetime import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from cases.steps import after_a_follow_up
from core.acting import acting
from organisations.roles import Role
from placements.models import Stay
from stay_plan.models import Goal, PlanVersion
from tests.pages import signed_in, statements, text_of
from tests.placements.stays import here, leave
from tests.stay_plan.acts import (
    agreed,
    looked_at,
    moved,
    promised,
    reworded,
    settled,
    started,
    wanted,
    weekly,
)
from tests.world import House, copies_of, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: Each page beyond the frame, however much is written.
MOST_STATEMENTS = 8


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return text_of(response)


def today() -> str:
    return timezone.localdate().isoformat()


def test_the_tab_begins_from_the_agreement_and_offers_goals_of_it(
    herning: House, stay: Stay
) -> None:
    client = signed_in(herning.staff)
    text = page(client, "plan", stay.pk)
    assert "Fra aftalen ved begyndelsen Lave aftensmad selv Sove om natten" in text
    assert text.count("Lav et mål af det") == 2
    brought = client.get(reverse("add_goal", args=[stay.pk]) + "?ord=Sove+om+natten")
    assert brought.context["form"]["staff_words"].value() == "Sove om natten"
    wanted(herning.staff, stay, "Jeg vil sove", staff_words="Sove om natten")
    assert page(client, "plan", stay.pk).count("Lav et mål af det") == 1


def test_a_plan_is_made_agreed_changed_and_read_as_it_was(herning: House, stay: Stay) -> None:
    client = signed_in(herning.staff)
    to_plan = reverse("plan", args=[stay.pk])
    body = {"citizens_words": "Jeg vil bage", "areas": ["work", "identity"], "method": "Sammen"}
    assert client.post(reverse("add_goal", args=[stay.pk]), body)["Location"] == to_plan
    goal = Goal.objects.get(stay=stay)
    part = {"citizens_words": "Jeg vil købe mel"}
    assert client.post(reverse("add_sub_goal", args=[goal.pk]), part)["Location"] == to_plan
    text = page(client, "plan", stay.pk)
    assert "Kladde Ikke aftalt endnu." in text
    assert "Jeg vil bage Ikke begyndt Arbejde Identitet" in text

    agree = reverse("agree_plan", args=[stay.pk])
    assert "Mål 1" in text_of(client.get(agree))
    table = {"agreed_with": "Maja og Rikke", "agreed_on": today(), "stance": "in_parts"}
    refused = client.post(agree, table)
    assert refused.status_code == 422
    assert "Skriv, hvad borgeren siger" in text_of(refused)
    assert client.post(agree, table | {"citizens_words": "Ikke mel"})["Location"] == to_plan
    assert "Aftalt Udgave 1" in page(client, "plan", stay.pk)

    client.post(reverse("change_goal", args=[goal.pk]), body | {"citizens_words": "Jeg vil sove"})
    text = page(client, "plan", stay.pk)
    assert "Ændret siden udgave 1, aftalt den" in text
    assert "Før: Jeg vil bage Nu: Jeg vil sove" in text
    sheet = page(client, "plan_sheet", stay.pk, 1)
    assert "Jeg vil bage" in sheet
    assert "Jeg vil sove" not in sheet
    assert "Er enig i noget af den" in sheet
    assert "Jeg vil sove" in page(client, "plan_draft_sheet", stay.pk)
    assert client.get(reverse("plan_sheet", args=[stay.pk, 2])).status_code == 404


def test_a_plan_that_moved_on_is_read_again_before_it_is_agreed(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    client, agree = signed_in(herning.staff), reverse("agree_plan", args=[stay.pk])
    shown = client.get(agree).context["form"]["shown"].value()
    reworded(herning.leader, goal, citizens_words="Jeg vil bage")
    table = {
        "agreed_with": "Maja og Rikke",
        "agreed_on": today(),
        "stance": "agrees",
        "shown": shown,
    }
    refused = client.post(agree, table)
    assert refused.status_code == 409
    assert "Jeg vil bage" in text_of(refused)
    again = refused.context["form"]
    assert again["agreed_with"].value() == "Maja og Rikke"
    assert client.post(agree, table | {"shown": again["shown"].value()}).status_code == 302
    assert (
        PlanVersion.objects.get(stay=stay).content["goals"][0]["citizens_words"] == "Jeg vil bage"
    )


def test_the_page_of_a_goal_keeps_what_was_corrected_and_taken_out(
    herning: House, stay: Stay
) -> None:
    goal = wanted(herning.staff, stay)
    entry, action = moved(herning.staff, goal), promised(herning.staff, goal)
    client, to_goal = signed_in(herning.staff), reverse("goal", args=[goal.pk])
    body = {"nearness": "met", "words": "Bagte boller", "on": today()}
    correct = reverse("correct_progress", args=[goal.pk, entry.pk])
    assert client.post(correct, body)["Location"] == to_goal
    take_out = reverse("take_out_plan_action", args=[goal.pk, action.pk])
    assert client.post(take_out)["Location"] == to_goal
    text = page(client, "goal", goal.pk)
    assert "rettet I gang: Lavede suppe i går" in text
    assert "Nået : Bagte boller" in text
    assert "Køber gryder" in text
    assert "taget ud" in text


def test_practical_matters_and_other_plans_on_a_page_with_what_reminds(
    mpo: House, enrolled: Stay
) -> None:
    client = signed_in(mpo.staff)
    text = page(client, "plan_around", enrolled.pk)
    assert "Henvisning til behandling først: Læge" in text
    assert "Opholdsplan koordineret med de andre planer" in text
    assert "Kommunens § 142-plan" in text.replace("\xa0", " ")
    assert "bed handlekommunen om den" in text
    assert "Opsparingsaftalen" not in text
    settled(mpo.staff, enrolled, "doctor", "under_way", owner_name="Birgit")
    settled(mpo.staff, enrolled, "doctor", "done")
    looked_at(mpo.staff, enrolled, "plan_142")
    text = page(client, "plan_around", enrolled.pk)
    assert "Før : Læge I gang · Birgit" in text
    assert "Støtte 4 timer om ugen" in text
    unknown = reverse("practical_matter", args=[enrolled.pk, "boat"])
    assert client.get(unknown).status_code == 404


def test_a_home_leads_to_its_savings_agreement(herning: House, stay: Stay) -> None:
    assert "Opsparingsaftalen" in page(signed_in(herning.staff), "plan_around", stay.pk)


def test_a_week_is_written_and_printed_for_the_fridge(mpo: House, enrolled: Stay) -> None:
    client, to_week = signed_in(mpo.staff), reverse("plan_week", args=[enrolled.pk])
    body = {"days": ["1", "4"], "begins_at": "10.30", "what": "Bostøtte", "who": "Anne"}
    assert client.post(reverse("add_week_line", args=[enrolled.pk]), body)["Location"] == to_week
    weekly(mpo.staff, enrolled, "Morgenmad", days=range(1, 8), begins_at=time(8))
    sheet = page(client, "week_sheet", enrolled.pk)
    assert "Hver dag 08.00 Morgenmad Birgit" in sheet
    assert "Mandag 10.30 Bostøtte Anne Torsdag 10.30 Bostøtte Anne" in sheet
    assert "Tag ud" not in sheet


def test_who_extends_and_who_follows_up_sees_how_near_each_goal_is(
    herning: House, stay: Stay
) -> None:
    goal = wanted(herning.staff, stay)
    moved(herning.staff, goal, "within_reach")
    extend = page(signed_in(herning.caseworker), "extend_stay", stay.pk)
    assert "Planens mål Jeg vil lave min egen mad Inden for rækkevidde" in extend
    follow_up = stay.follow_ups.get(kind="second_week")
    text = page(signed_in(herning.staff), "complete_follow_up", follow_up.pk)
    assert "Inden for rækkevidde" in text
    next_steps = after_a_follow_up(stay, by=herning.staff)
    assert next_steps[0].url == reverse("add_goal", args=[stay.pk])
    with acting(herning.organisation):
        guest = here(herning, 0, 2, place=herning.place(track="guest"))
        addresses = [step.url for step in after_a_follow_up(guest, by=herning.staff)]
    assert reverse("add_goal", args=[guest.pk]) not in addresses


def test_who_only_looks_reads_and_has_no_acts(herning: House, stay: Stay) -> None:
    goal = wanted(herning.staff, stay)
    agreed(herning.staff, stay)
    client = signed_in(herning.actors[Role.SUPERVISOR])
    html = client.get(reverse("plan", args=[stay.pk])).content.decode()
    for name in ("add_goal", "agree_plan", "plan_start"):
        assert reverse(name, args=[stay.pk]) not in html
        assert client.get(reverse(name, args=[stay.pk])).status_code == 403
    assert reverse("note_progress", args=[goal.pk]) not in html
    assert "Jeg vil lave min egen mad" in page(client, "plan_sheet", stay.pk, 1)


def test_what_is_over_is_read_and_a_guest_has_no_plan(herning: House, stay: Stay) -> None:
    wanted(herning.staff, stay)
    leave(herning, stay, 0)
    client = signed_in(herning.staff)
    text = page(client, "plan", stay.pk)
    assert "Opholdet er slut" in text
    assert "Hvordan går det?" in text, "what came of it is still written"
    with acting(herning.organisation):
        guest = here(herning, 0, 2, place=herning.place(track="guest"))
    for name in ("plan", "plan_around", "plan_draft_sheet", "add_goal"):
        assert client.get(reverse(name, args=[guest.pk])).status_code == 404
    assert "Plan" not in [
        tab.label for tab in client.get(reverse("stay", args=[guest.pk])).context["tabs"]
    ]


def test_another_house_and_another_organisation_are_out_of_sight(
    herning: House, stay: Stay
) -> None:
    goal = wanted(herning.staff, stay)
    agreed(herning.staff, stay)
    other = make_stay(herning, facility=herning.second, name="Ib Andet")
    viborg = house_of("polaris", key="viborg", name="Viborg", municipality_code="0791")
    foreign, own = signed_in(viborg.staff), signed_in(herning.staff)
    for name in ("plan", "plan_around", "add_goal", "agree_plan", "plan_draft_sheet"):
        assert own.get(reverse(name, args=[other.pk])).status_code == 404
        assert foreign.get(reverse(name, args=[stay.pk])).status_code == 404
    for name in ("goal", "change_goal", "note_progress"):
        assert foreign.get(reverse(name, args=[goal.pk])).status_code == 404
    assert foreign.get(reverse("plan_sheet", args=[stay.pk, 1])).status_code == 404


def test_reading_is_logged(herning: House, stay: Stay) -> None:
    wanted(herning.staff, stay)
    page(signed_in(herning.staff), "plan_draft_sheet", stay.pk)
    with acting(herning.organisation):
        read = AccessLog.objects.filter(citizen_id=stay.citizen_id, what="stay_plan")
        assert read.count() == 1


def test_a_hundred_goals_entries_and_lines_cost_as_one(mpo: House, enrolled: Stay) -> None:
    goal = wanted(mpo.staff, enrolled)
    entry, action = moved(mpo.staff, goal), promised(mpo.staff, goal)
    started(mpo.staff, enrolled)
    agreed(mpo.staff, enrolled)
    matter = settled(mpo.staff, enrolled, "doctor", "done")
    other, line = looked_at(mpo.staff, enrolled, "plan_142"), weekly(mpo.staff, enrolled)
    assert matter is not None
    client, costs = signed_in(mpo.staff), []
    for more in (0, 2, 97):
        with acting(mpo.organisation):
            copies_of(goal, more)
            for row in (entry, action, matter, other, line):
                copies_of(row, more)
            last = PlanVersion.objects.filter(stay=enrolled).first()
            assert last is not None
            copies_of(last, more, number=lambda n, last=last: last.number + 1 + n)
        costs.append(
            {
                name: len(statements(client, reverse(name, args=[pk])))
                for name, pk in (
                    ("plan", enrolled.pk),
                    ("plan_week", enrolled.pk),
                    ("plan_around", enrolled.pk),
                    ("plan_draft_sheet", enrolled.pk),
                    ("agree_plan", enrolled.pk),
                    ("week_sheet", enrolled.pk),
                    ("goal", goal.pk),
                    ("note_progress", goal.pk),
                    ("add_plan_action", goal.pk),
                )
            }
        )
    assert costs[0] == costs[1] == costs[2]
    assert all(cost <= MOST_STATEMENTS for cost in costs[0].values()), costs[0]
    assert Goal.objects.filter(stay=enrolled).count() == 100
