"""A partner's address put right in place, the question in the house's words, and who is proposed
from the citizen's network."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from audit.models import Event
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from descriptions.models import HouseQuestion, Partner
from descriptions.proposals import proposed_actors
from descriptions.questions import question_for
from descriptions.services.partners import (
    correct_partner,
    end_partner,
    standing_partner_facts,
)
from descriptions.services.wording import word_question
from network.services.actors import ActorFacts, add_actor
from network.services.pauses import pause_actor
from placements.models import FollowUp, Stay
from tests.descriptions.acts import LISE, PER, ask, link_at, partner, path_in, sent
from tests.pages import signed_in, text_of
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NEW = "lise.holm@herning.example"


def corrected(house: House, row: Partner, **changed):
    shown = changed.pop("shown", None)
    return correct_partner(by=house.staff, partner=row, now=NOW, shown=shown, **LISE | changed)


def test_a_link_that_was_sent_to_the_old_address_opens_no_more(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    lise = partner(herning.staff, stay)
    ask(herning.staff, follow_up, lise)
    old = path_in(sent(herning, mails)[0])
    for _twice in range(2):
        corrected(herning, lise, mail=NEW.upper())
    assert Partner.objects.get().mail == NEW
    assert [version.mail for version in lise.events.order_by("pgh_id")] == [LISE["mail"], NEW]
    assert Event.objects.filter(kind="partner.corrected").count() == 1
    assert link_at(herning, old) is None
    lise.refresh_from_db()
    ask(herning.staff, follow_up, lise)
    mail = sent(herning, mails)[0]
    assert mail.to == NEW
    assert link_at(herning, path_in(mail)) is not None


def test_another_name_leaves_the_link_open(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    lise = partner(herning.staff, stay)
    ask(herning.staff, follow_up, lise)
    path = path_in(sent(herning, mails)[0])
    corrected(herning, lise, name="Lise Holm Berg")
    assert link_at(herning, path) is not None


def test_an_address_stays_one_person_s_and_who_has_ended_is_left_alone(
    herning: House, stay: Stay
) -> None:
    lise, per = partner(herning.staff, stay), partner(herning.staff, stay, **PER)
    with pytest.raises(Problem) as refused:
        corrected(herning, lise, mail=PER["mail"])
    assert (refused.value.code, refused.value.field) == ("partner_known", "mail")
    shown = Shown.of(standing_partner_facts(lise))
    corrected(herning, lise, role="Bostøtten Øst", shown=shown)
    with pytest.raises(Stale):
        corrected(herning, lise, role="Bostøtten Vest", shown=shown)
    end_partner(by=herning.staff, partner=per, reason="Stoppet", now=NOW)
    with pytest.raises(Conflict):
        correct_partner(by=herning.staff, partner=per, now=NOW, **PER | {"name": "Per B."})


def test_whoever_is_asked_after_it_was_worded_reads_the_house_s_words(
    herning: House, follow_up: FollowUp
) -> None:
    scheme_s = follow_up.rule.asks_descriptions
    facts = {"house": herning.first, "rule": follow_up.rule}
    with pytest.raises(NotAllowed):
        word_question(by=herning.staff, text="Hvad ser I?", now=NOW, **facts)
    for _twice in range(2):
        word_question(by=herning.leader, text="Hvad ser I?", now=NOW, **facts)
    assert HouseQuestion.objects.count() == 1
    assert question_for(follow_up, NOW - timedelta(minutes=1)) == scheme_s
    assert question_for(follow_up, NOW) == "Hvad ser I?"
    later = NOW + timedelta(days=1)
    word_question(by=herning.leader, text="", now=later, **facts)
    assert question_for(follow_up, later) == scheme_s


def test_a_kind_that_asks_nobody_has_no_question(herning: House, stay: Stay) -> None:
    rule = next(each.rule for each in stay.follow_ups.all() if not each.rule.asks_descriptions)
    with pytest.raises(Problem) as refused:
        word_question(by=herning.leader, house=herning.first, rule=rule, text="Hvad?", now=NOW)
    assert refused.value.code == "asks_nobody"
    url = reverse("word_question", args=[herning.first.pk, "home", rule.kind])
    assert signed_in(herning.leader).get(url).status_code == 404


def test_the_network_proposes_who_has_a_mail_and_is_not_on_pause(
    herning: House, stay: Stay
) -> None:
    by = herning.staff
    actors = [
        add_actor(by=by, stay=stay, facts=facts, now=NOW)
        for facts in (
            ActorFacts(role="home_support", name="Lise Holm", mail=LISE["mail"]),
            ActorFacts(role="job_centre", name="Per Bo", mail=PER["mail"]),
            ActorFacts(role="gp", organisation="Lægehuset"),
            ActorFacts(role="peer", name="Ib Ven", mail="ib@peer.example"),
        )
    ]
    pause_actor(
        by=by,
        stay=stay,
        actor=actors[3],
        kind="paused",
        starts_on=TODAY,
        restores_on=day(9),
        reason="Ferie",
        now=NOW,
    )
    partner(by, stay)
    partners = Partner.objects.filter(stay=stay)
    assert [each.called for each in proposed_actors(stay, partners, TODAY)] == ["Per Bo"]
    client, url = signed_in(by), reverse("add_partner", args=[stay.pk])
    assert "Fra borgerens netværk" in text_of(client.get(url))
    filled = client.get(url, {"netvaerk": actors[1].pk}).content.decode()
    assert f'value="{PER["mail"]}"' in filled
    assert 'value="Jobcenter"' in filled
