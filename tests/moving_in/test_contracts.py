"""The move-in contract (V §§ 2.1, 2.3): written, signed, replaced; once signed never changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import schemes
from core.acting import acting
from core.checks import Checks
from core.problems import NotAllowed, Problem
from core.shown import Shown, Stale
from moving_in.inventory import Thing, in_text, read_things
from moving_in.models import Contract, InventoryLine
from moving_in.services.contracts import standing_contract
from moving_in.services.house_terms import list_inventory, write_house_rules
from moving_in.terms import usual_things
from organisations.roles import Role
from placements.models import Stay
from placements.services.planned_end import extend_stay
from tests.moving_in.acts import THINGS, codes, kinds, on_paper, signed, written
from tests.pages import signed_in
from tests.placements.stays import GOES_ON, here, leave, plan
from tests.world import NOW, TODAY, House, day, make_citizen, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: Which kind of place has a contract and bills damage by it, and where savings are agreed on.
WHERE = {
    ("polaris", "home"): (True, True, True),
    ("polaris", "guest"): (False, False, False),
    ("mpo", "place"): (True, False, False),
    ("mpo", "outreach"): (False, False, False),
    ("pitstop", "room"): (False, False, False),
}


@pytest.mark.parametrize(("where", "has"), WHERE.items())
def test_what_is_signed_where(where: tuple[str, str], has: tuple[bool, bool, bool]) -> None:
    track = schemes.get(where[0]).on(TODAY).track(where[1])
    bills = track.contract is not None and track.contract.bills_damage
    assert (track.contract is not None, bills, bool(track.savings_source)) == has
    assert track.contract is None or track.contract.source


def test_it_says_what_holds_for_the_stay_when_it_is_written(herning: House, stay: Stay) -> None:
    write_house_rules(
        by=herning.leader, house=herning.first, rules="Ro efter kl. 22\n\n Ingen røg ", now=NOW
    )
    contract = written(herning.staff, stay, more="To nøgler")
    assert contract.citizen_called == "Maja Eksempel"
    assert contract.house_name == herning.first.name
    assert contract.place_name == herning.place().name
    assert (contract.starts_on, contract.ends_on) == (day(-20), day(70))
    assert contract.rules_in_lines[-2:] == ["Ro efter kl. 22", "Ingen røg"]
    assert len(contract.rules_in_lines) == 4
    assert "sparer op" in contract.payment
    assert contract.bills_damage
    assert contract.more == "To nøgler"
    assert in_text(contract.inventory.all()) == THINGS
    assert kinds(stay) == ["contract.written"]


def test_it_can_be_written_and_signed_before_the_citizen_comes(herning: House) -> None:
    with acting(herning.organisation):
        planned = plan(herning, 5, 90)
        contract = signed(herning.staff, planned)
    assert (contract.starts_on, contract.ends_on) == (day(5), day(90))
    assert contract.is_signed


def test_unsigned_it_is_changed_and_the_same_again_is_a_no_op(herning: House, stay: Stay) -> None:
    first = written(herning.staff, stay)
    assert written(herning.staff, stay).written_at == first.written_at
    changed = written(herning.staff, stay, things="1 seng", now=NOW + timedelta(hours=1))
    assert changed.pk == first.pk
    assert in_text(changed.inventory.all()) == "1 seng"
    assert kinds(stay) == ["contract.written"] * 2


def test_signing_on_screen_keeps_name_time_and_who_for_the_house(
    herning: House, stay: Stay
) -> None:
    contract = signed(herning.staff, stay, signature=" Maja  E. ")
    assert (contract.signed, contract.signature) == ("screen", "Maja E.")
    assert (contract.signed_on, contract.signed_at) == (TODAY, NOW)
    assert contract.signed_by == herning.staff.user
    again = signed(herning.staff, stay, number=1, signature="Maja E.")
    assert again.pk == contract.pk
    assert kinds(stay) == ["contract.written", "contract.signed"]
    assert codes(lambda: signed(herning.leader, stay, number=1, signature="En anden")) == {
        None: "signed_already"
    }


def test_without_name_or_tick_nothing_is_signed(herning: House, stay: Stay) -> None:
    written(herning.staff, stay)
    assert codes(lambda: signed(herning.staff, stay, signature=" ", agrees=False)) == {
        "signature": "missing",
        "agrees": "missing",
    }
    assert codes(lambda: signed(herning.staff, stay, signature="010190-1234")) == {
        "signature": "holds_cpr"
    }
    assert not Contract.objects.get(stay=stay).is_signed


def test_on_paper_the_day_is_noted_between_writing_and_today(herning: House, stay: Stay) -> None:
    contract = written(herning.staff, stay)
    for wrong, code in ((day(1), "not_yet"), (day(-1), "before_it_was_written"), (None, "missing")):
        assert codes(lambda on=wrong: on_paper(herning.staff, stay, contract, signed_on=on)) == {
            "signed_on": code
        }
    noted = on_paper(herning.staff, stay, contract)
    assert (noted.signed, noted.signed_on, noted.signature) == ("paper", TODAY, "")
    assert on_paper(herning.staff, stay, contract).pk == noted.pk
    assert kinds(stay)[-1] == "contract.signed_on_paper"
    assert len(kinds(stay)) == 2


def test_a_stay_that_changed_is_written_anew_before_it_is_signed(
    herning: House, stay: Stay
) -> None:
    contract = written(herning.staff, stay)
    extend_stay(
        by=herning.caseworker,
        stay=stay,
        ends_on=day(100),
        reason="Målet er nær",
        answers=GOES_ON,
        now=NOW,
    )
    stay.refresh_from_db()
    assert codes(lambda: signed(herning.staff, stay)) == {None: "stay_changed"}
    assert codes(lambda: on_paper(herning.staff, stay, contract)) == {None: "stay_changed"}
    assert written(herning.staff, stay).ends_on == day(100)
    assert signed(herning.staff, stay).is_signed


def test_a_new_version_says_why_and_the_former_stays_as_it_was_signed(
    herning: House, stay: Stay
) -> None:
    first = signed(herning.staff, stay)
    assert codes(lambda: written(herning.staff, stay, reason="x")) == {None: "stands_already"}
    assert codes(lambda: written(herning.staff, stay, things="1 seng")) == {"reason": "missing"}
    second = written(herning.staff, stay, things="1 seng", reason="Stolene er væk")
    assert (second.number, second.reason) == (2, "Stolene er væk")
    assert codes(lambda: signed(herning.staff, stay, number=1)) == {None: "another_contract"}
    signed(herning.staff, stay)
    first.refresh_from_db()
    assert in_text(first.inventory.all()) == THINGS
    assert [each.is_signed for each in Contract.objects.filter(stay=stay)] == [True, True]


def test_the_database_lets_nobody_change_what_was_signed(herning: House, stay: Stay) -> None:
    contract = signed(herning.staff, stay)
    line = contract.inventory.get(position=1)
    new = InventoryLine(
        controller=herning.organisation, contract=contract, position=9, many=1, what="Tæppe"
    )
    for act in (
        lambda: Contract.objects.filter(pk=contract.pk).update(more="Andet"),
        lambda: Contract.objects.filter(pk=contract.pk).update(signed="", signed_on=None),
        lambda: InventoryLine.objects.filter(pk=line.pk).update(many=7),
        lambda: InventoryLine.objects.filter(pk=line.pk).delete(),
        lambda: new.save(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert in_text(contract.inventory.all()) == THINGS


def test_two_who_write_the_same_contract_lose_nothing(herning: House, stay: Stay) -> None:
    written(herning.staff, stay)
    seen = Shown.of(standing_contract(Contract.objects.get(stay=stay), False))
    written(herning.leader, stay, more="Kat", shown=seen)
    with pytest.raises(Stale):
        written(herning.staff, stay, more="Hund", shown=seen)
    merged = written(herning.staff, stay, things="1 seng", shown=seen)
    assert (merged.more, in_text(merged.inventory.all())) == ("Kat", "1 seng")


def test_who_may_not_and_where_there_is_none(herning: House, stay: Stay) -> None:
    for actor in (herning.caseworker, herning.actors[Role.SUPERVISOR]):
        with pytest.raises(NotAllowed):
            written(actor, stay)
    other = make_house("odense", "Odense", municipality_code="0461")
    with pytest.raises(NotAllowed), acting(other.organisation):
        written(other.staff, stay)
    with acting(herning.organisation):
        guest = here(
            herning,
            0,
            2,
            place=herning.place(track="guest"),
            citizen=make_citizen(herning, "Gæst Gæstesen"),
        )
        assert codes(lambda: written(herning.staff, guest)) == {None: "no_contract"}


def test_after_leaving_and_after_a_death_nobody_is_asked_to_sign(
    herning: House, stay: Stay
) -> None:
    written(herning.staff, stay)
    stay.citizen.died_on = TODAY
    stay.citizen.save()
    assert codes(lambda: signed(herning.staff, stay)) == {None: "citizen_died"}
    stay.citizen.died_on = None
    stay.citizen.save()
    leave(herning, stay, 0)
    for act in (written, signed):
        assert codes(lambda act=act: act(herning.staff, stay)) == {None: "stay_ended"}


def test_an_anonymous_citizen_is_named_by_the_alias_alone(herning: House, stay: Stay) -> None:
    citizen = stay.citizen
    citizen.is_anonymous, citizen.alias = True, "Ræven"
    citizen.name, citizen.birth_date, citizen.masked_number = "", None, ""
    citizen.save()
    contract = signed(herning.staff, stay, signature="Ræven")
    assert (contract.citizen_called, contract.citizen_born_on) == ("Ræven", None)


# -- The inventory --------------------------------------------------------------------------------


def test_the_list_of_the_place_is_put_into_the_next_contract(herning: House, stay: Stay) -> None:
    assert usual_things(stay, TODAY) == ""
    listed = list_inventory(
        by=herning.leader, place=herning.place(), things="seng\n4 kopper", now=NOW
    )
    assert listed.things == "1 seng\n4 kopper"
    assert usual_things(stay, TODAY) == "1 seng\n4 kopper"
    again = list_inventory(
        by=herning.leader, place=herning.place(), things="1 seng\n4 kopper", now=NOW
    )
    assert again.pk == listed.pk
    with pytest.raises(NotAllowed):
        list_inventory(by=herning.staff, place=herning.place(), things="", now=NOW)
    with pytest.raises(NotAllowed):
        list_inventory(by=herning.leader, place=herning.place(herning.second), things="", now=NOW)


def test_a_line_that_can_not_be_is_said_with_the_line(herning: House, stay: Stay) -> None:
    for text in ("0 stole", "5000 stole", "2 , ridset", "1 seng til 010190-1234", "x" * 130):
        assert codes(lambda text=text: written(herning.staff, stay, things=text)) == {
            "things": "inventory_line"
        }
    assert codes(lambda: written(herning.staff, stay, things="seng\n" * 101)) == {
        "things": "too_many"
    }


_WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 999), _WORDS, _WORDS), max_size=5))
def test_an_inventory_that_was_read_is_read_the_same_again(lines: list) -> None:
    typed = "\n".join(f"{many} {what}, {condition}" for many, what, condition in lines)
    checks = Checks()
    read = read_things(checks, "things", typed)
    if not checks.problems:
        assert read_things(Checks(), "things", in_text(read)) == read


def test_a_line_says_how_many_what_and_its_condition() -> None:
    read = read_things(
        Checks(), "things", "2 stole, ridset, men hele\n\n3-sædet sofa\n 1 2-mands telt"
    )
    assert read == [
        Thing(2, "stole", "ridset, men hele"),
        Thing(1, "3-sædet sofa"),
        Thing(1, "2-mands telt"),
    ]


# -- Versions -------------------------------------------------------------------------------------

_ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(["1 seng", "2 stole", ""])),
        st.tuples(st.sampled_from(["sign", "paper"]), st.just("")),
    ),
    max_size=8,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_ACTS)
def test_in_any_order_one_is_in_force_at_most_one_is_open_and_none_signed_changes(
    herning: House, stay: Stay, acts: list[tuple[str, str]]
) -> None:
    frozen: dict[int, tuple] = {}
    with transaction.atomic():
        for act, things in acts:
            last = Contract.objects.filter(stay=stay).first()
            try:
                if act == "write":
                    written(herning.staff, stay, things=things, reason="Noget er ændret")
                elif last is not None:
                    kept = {"sign": signed, "paper": on_paper}[act]
                    more = (last,) if act == "paper" else ()
                    kept(herning.staff, stay, *more)
            except Problem:
                pass
            versions = list(Contract.objects.filter(stay=stay))
            numbers = [each.number for each in versions]
            assert numbers == list(range(len(versions), 0, -1))
            assert all(each.is_signed for each in versions[1:])
            now = {
                each.pk: (each.signed, each.signed_at, in_text(each.inventory.all()))
                for each in versions
                if each.is_signed
            }
            assert frozen.items() <= now.items()
            frozen = now
        transaction.set_rollback(True)


DRAWN = "M10 20L30 40L600 200M0 0L1 1"


def test_a_signature_is_drawn_beside_the_name_and_stays(herning: House, stay: Stay) -> None:
    written(herning.staff, stay)
    contract = signed(herning.staff, stay, signature="Maja E.", drawing=DRAWN)
    assert contract.drawing == DRAWN
    assert signed(herning.staff, stay, number=1, signature="Maja E.", drawing=DRAWN) == contract
    assert codes(lambda: signed(herning.staff, stay, number=1, signature="Maja E.")) == {
        None: "signed_already"
    }
    sheet = signed_in(herning.staff).get(reverse("contract_sheet", args=[stay.pk, 1]))
    assert f'<path d="{DRAWN}"' in sheet.content.decode()


@pytest.mark.parametrize(
    "drawing",
    [
        "M10 20",
        "L10 20L30 40",
        "M10 20L601 40",
        "M10 20L30 201",
        "M10 20L30 40Z",
        "M10 20L30 40 ",
        'M10 20L30 40"/><script>',
        "M1e3 20L30 40",
        "M١٠ 20L30 40",
        "M10 20" + "L30 40" * 2000,
    ],
)
def test_what_is_no_drawing(herning: House, stay: Stay, drawing: str) -> None:
    written(herning.staff, stay)
    assert codes(lambda: signed(herning.staff, stay, drawing=drawing)) == {
        "drawing": "not_a_drawing"
    }
    assert not Contract.objects.exclude(signed="").exists()
