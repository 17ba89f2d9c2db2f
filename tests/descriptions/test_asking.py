"""Who is asked for a description, by which day, and that nobody is asked twice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, TooMany
from descriptions import rules
from descriptions.links import MOST_A_DAY
from descriptions.models import DescriptionLink, DescriptionRequest, Partner
from descriptions.services.asking import proposed_day, take_back_request
from descriptions.services.partners import end_partner
from organisations.roles import Role
from placements.models import FollowUp, Stay
from placements.services.follow_ups import complete_follow_up
from tests.descriptions.acts import LISE, PER, ask, line, partner, sent, write
from tests.pages import signed_in
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def kinds() -> list[str]:
    events = Event.objects.filter(kind__regex="^(partner|description)\\.").order_by("pk")
    return list(events.values_list("kind", flat=True))


# -- Partners -------------------------------------------------------------------------------------


def test_a_partner_is_written_once_however_the_address_is_spelled(
    herning: House, stay: Stay
) -> None:
    lise = partner(herning.staff, stay)
    assert partner(herning.caseworker, stay, mail=" LISE@Stoette.Example ") == lise
    with pytest.raises(Problem) as known:
        partner(herning.staff, stay, name="Lise H.", mail="Lise@stoette.example")
    assert (known.value.code, known.value.field) == ("partner_known", "mail")
    assert kinds() == ["partner.added"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.create(controller_id=stay.controller_id, stay=stay, added_at=NOW, **LISE)


def test_what_is_missing_is_said_at_once(herning: House, stay: Stay) -> None:
    with pytest.raises(Problem) as refused:
        partner(herning.staff, stay, name="", role=" ", mail="lise@")
    assert {each.field for each in refused.value.each} == {"name", "role", "mail"}


def test_a_partner_who_ended_can_be_added_again_and_both_stand(herning: House, stay: Stay) -> None:
    lise = partner(herning.staff, stay)
    ended = end_partner(by=herning.staff, partner=lise, reason="Nyt arbejde", now=NOW)
    assert end_partner(by=herning.staff, partner=lise, reason="Nyt arbejde", now=NOW) == ended
    with pytest.raises(Conflict):
        end_partner(by=herning.staff, partner=lise, reason="Noget andet", now=NOW)
    again = partner(herning.staff, stay)
    assert again != lise
    assert kinds() == ["partner.added", "partner.ended", "partner.added"]


def test_who_only_looks_writes_no_partner_and_asks_nobody(
    herning: House, stay: Stay, follow_up: FollowUp
) -> None:
    looks = herning.actors[Role.SUPERVISOR]
    lise = partner(herning.staff, stay)
    for act in (
        lambda: partner(looks, stay, mail="x@y.example"),
        lambda: end_partner(by=looks, partner=lise, reason="x", now=NOW),
        lambda: ask(looks, follow_up, lise),
        lambda: write(looks, follow_up),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_another_house_and_another_organisation_are_out_of_reach(
    herning: House, holstebro: House, stay: Stay, follow_up: FollowUp
) -> None:
    lise = partner(herning.staff, stay)
    with acting(holstebro.organisation):
        for act in (
            lambda: partner(holstebro.staff, stay),
            lambda: ask(holstebro.staff, follow_up, lise),
        ):
            with pytest.raises(NotAllowed):
                act()


# -- Asking ---------------------------------------------------------------------------------------


def test_all_are_asked_by_one_act_and_their_names_stand_on_the_timeline(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    lise, per = partner(herning.staff, stay), partner(herning.staff, stay, **PER)
    asked = ask(herning.caseworker, follow_up, lise, per, unit=True)
    assert len(asked) == 3
    assert len(sent(herning, mails)) == 2
    event = Event.objects.get(kind="description.asked")
    assert event.facts["who"] == "Lise Holm, Per Bo"
    assert line(follow_up, lise).in_words == (
        "Har ikke svaret, spurgt 17. marts, ønsket senest 20. marts."
    )


def test_two_colleagues_at_once_ask_each_once(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    lise = partner(herning.staff, stay)
    ask(herning.staff, follow_up, lise, unit=True)
    # The page of the other showed nobody as asked.
    assert ask(herning.caseworker, follow_up, lise, unit=True, now=NOW + timedelta(hours=1)) == []
    assert len(sent(herning, mails)) == 1
    assert kinds().count("description.asked") == 1
    assert kinds().count("description.unit_asked") == 1
    assert ask(herning.staff, follow_up, again=[lise], now=NOW + timedelta(minutes=5)) == []


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"wanted_on": day(-1)}, "past_date", "wanted_on"),
        ({"wanted_on": None}, "missing", "wanted_on"),
        ({"wanted_on": day(61)}, "too_far", "wanted_on"),
        ({"wanted_on": date(1, 1, 1)}, "absurd_date", "wanted_on"),
    ],
)
def test_the_day_wanted_is_to_come_and_near(
    herning: House,
    stay: Stay,
    follow_up: FollowUp,
    changed: dict[str, date | None],
    code: str,
    field: str,
) -> None:
    with pytest.raises(Problem) as refused:
        ask(herning.staff, follow_up, partner(herning.staff, stay), **changed)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not DescriptionRequest.objects.exists()


def test_somebody_is_chosen_and_of_this_stay(
    herning: House, stay: Stay, follow_up: FollowUp
) -> None:
    with pytest.raises(Problem) as nobody:
        ask(herning.staff, follow_up)
    assert nobody.value.code == "nobody_chosen"
    other = here(herning, place=herning.place(n=1), citizen=make_citizen(herning, "Ib Andet"))
    for stranger in (partner(herning.staff, other), _ended(herning, stay)):
        with pytest.raises(Problem) as refused:
            ask(herning.staff, follow_up, stranger)
        assert refused.value.code == "not_a_choice"


def _ended(herning: House, stay: Stay) -> Partner:
    return end_partner(
        by=herning.staff, partner=partner(herning.staff, stay), reason="Stoppet", now=NOW
    )


def test_the_day_proposed_is_two_working_days_before_and_never_past(
    follow_up: FollowUp,
) -> None:
    assert follow_up.due_on == date(2026, 3, 23)
    assert proposed_day(follow_up, TODAY) == date(2026, 3, 19)
    assert proposed_day(follow_up, day(4)) == day(4)
    follow_up.due_on = date(2026, 4, 7)  # the Tuesday after Easter
    assert proposed_day(follow_up, TODAY) == date(2026, 3, 31)


def test_a_partner_is_not_mailed_without_end(
    herning: House, stay: Stay, follow_up: FollowUp
) -> None:
    lise = partner(herning.staff, stay)
    ask(herning.staff, follow_up, lise)
    for nth in range(1, MOST_A_DAY):
        ask(herning.staff, follow_up, again=[lise], now=NOW + timedelta(hours=nth))
    with pytest.raises(TooMany):
        ask(herning.staff, follow_up, again=[lise], now=NOW + timedelta(hours=6))
    later = NOW + timedelta(days=2)
    assert ask(herning.staff, follow_up, again=[lise], now=later)
    standing = DescriptionRequest.objects.get(ended_at=None)
    assert standing.asked_at == later
    assert DescriptionLink.objects.filter(next_try_at__isnull=False).count() == 1


def test_a_question_is_taken_back_and_asked_again(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    lise = partner(herning.staff, stay)
    [request] = ask(herning.staff, follow_up, lise)
    take_back_request(by=herning.caseworker, request=request, now=NOW)
    take_back_request(by=herning.caseworker, request=request, now=NOW)
    assert kinds().count("description.taken_back") == 1
    assert sent(herning, mails) == []
    assert line(follow_up, lise).in_words == "Spørgsmålet blev taget tilbage."
    assert ask(herning.staff, follow_up, lise)
    assert len(sent(herning, mails)) == 1


# -- What stands against it -----------------------------------------------------------------------


def test_nobody_is_asked_for_what_is_done_or_asks_for_nothing(
    herning: House, stay: Stay, follow_up: FollowUp
) -> None:
    lise = partner(herning.staff, stay)
    quiet = stay.follow_ups.get(kind="recovery_star")
    with pytest.raises(Problem) as nothing:
        ask(herning.staff, quiet, lise)
    assert nothing.value.code == "asks_nobody"
    week = stay.follow_ups.get(kind="second_week")
    complete_follow_up(by=herning.staff, follow_up=week, outcome="Godt", on=TODAY, now=NOW)
    for act in (lambda: ask(herning.staff, week, lise), lambda: write(herning.staff, week)):
        with pytest.raises(Conflict) as done:
            act()
        assert done.value.code == "already_done"


def test_of_an_anonymous_guest_nobody_is_asked(
    herning: House, stay: Stay, follow_up: FollowUp
) -> None:
    lise = partner(herning.staff, stay)
    citizen = stay.citizen
    citizen.name, citizen.alias, citizen.is_anonymous = "", "Kaj", True
    citizen.birth_date, citizen.masked_number = None, ""
    citizen.save()
    for act in (
        lambda: partner(herning.staff, stay, **PER),
        lambda: ask(herning.staff, follow_up, lise),
    ):
        with pytest.raises(Problem) as refused:
            act()
        assert refused.value.code == "anonymous"


def test_of_a_protected_citizen_the_unit_is_asked_and_partners_by_telephone(
    herning: House, stay: Stay, follow_up: FollowUp
) -> None:
    lise = partner(herning.staff, stay)
    stay.citizen.has_protected_address = True
    stay.citizen.save(update_fields=["has_protected_address"])
    with pytest.raises(Problem) as refused:
        ask(herning.staff, follow_up, lise, unit=True)
    assert refused.value.code == "protected_address"
    assert len(ask(herning.staff, follow_up, unit=True)) == 1
    follow_up.refresh_from_db()
    assert write(herning.staff, follow_up, lise).partner == lise


def test_a_death_ends_it_and_leaving_does_not(
    herning: House, stay: Stay, follow_up: FollowUp
) -> None:
    lise = partner(herning.staff, stay)
    week = stay.follow_ups.get(kind="second_week")
    leave(herning, stay, 0)
    week.refresh_from_db()
    assert week.status == "open"  # overdue, and still to be done
    assert ask(herning.staff, week, lise)
    follow_up.refresh_from_db()
    with pytest.raises(Conflict) as lapsed:
        ask(herning.staff, follow_up, lise)
    assert lapsed.value.code == "lapsed"


def test_of_who_has_died_nobody_is_asked(herning: House, stay: Stay, follow_up: FollowUp) -> None:
    lise = partner(herning.staff, stay)
    leave(herning, stay, 0, ending="died", destination="")
    follow_up.refresh_from_db()
    for act in (
        lambda: ask(herning.staff, follow_up, lise),
        lambda: partner(herning.staff, stay, **PER),
    ):
        with pytest.raises(Conflict) as dead:
            act()
        assert dead.value.code == "citizen_died"


@pytest.mark.parametrize("scheme", ["mpo", "pitstop"])
def test_a_scheme_that_gathers_nothing_asks_nobody(scheme: str) -> None:
    house = house_of(scheme)
    track = {"mpo": "place", "pitstop": "room"}[scheme]
    with acting(house.organisation):
        last = None if scheme == "mpo" else 14
        stay = here(house, 0, last, place=house.place(track=track), by=house.leader)
        assert not rules.gathers(stay)
        with pytest.raises(Problem) as refused:
            partner(house.leader, stay)
        assert refused.value.code == "asks_nobody"
        assert signed_in(house.leader).get(f"/ophold/{stay.pk}/beskrivelser/").status_code == 404
