"""Going through the inventory, and what the citizen owes for what is damaged (V § 2.3)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.acting import acting
from core.problems import NotAllowed
from moving_in.models import Damage, InventoryCheck
from moving_in.services.damages import correct_damage, settle_damage
from moving_in.services.inventory_checks import Observed
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Stay
from tests.moving_in.acts import broken, checked, codes, kinds, signed, written
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, House, day, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def settled(by: Actor, damage: Damage, **changed: Any) -> Damage:
    facts: dict[str, Any] = {"settled": "billed", "on": TODAY, "reason": "", "now": NOW}
    return settle_damage(by=by, damage=damage, **facts | changed)


def corrected(
    by: Actor, damage: Damage, amount: str, reason: str = "Prisen var en anden"
) -> Damage:
    return correct_damage(by=by, damage=damage, amount=Decimal(amount), reason=reason, now=NOW)


@pytest.fixture
def damage(herning: House, stay: Stay) -> Damage:
    signed(herning.staff, stay)
    checked(herning.staff, stay, broken())
    return Damage.objects.get(stay=stay)


def test_what_is_damaged_with_an_amount_becomes_a_line_that_is_owed(
    herning: House, stay: Stay
) -> None:
    signed(herning.staff, stay)
    leave(herning, stay, 0)
    check = checked(herning.staff, stay, broken(), Observed("missing", "Sengen er væk"))
    states = {each.line.what: (each.state, each.words) for each in check.lines.all()}
    assert states == {
        "stole": ("damaged", "Benet er knækket"),
        "seng": ("missing", "Sengen er væk"),
        "lampe": ("as_it_was", ""),
    }
    owed = Damage.objects.get(stay=stay)
    assert (owed.words, owed.amount) == ("2 stole: Benet er knækket", Decimal(400))
    assert owed.settled == ""
    assert kinds(stay)[-2:] == ["inventory.checked", "damage.written"]


def test_the_same_again_is_a_no_op_and_another_time_adds(herning: House, stay: Stay) -> None:
    signed(herning.staff, stay)
    first = checked(herning.staff, stay, broken())
    assert checked(herning.staff, stay, broken()).pk == first.pk
    assert Damage.objects.filter(stay=stay).count() == 1
    later = NOW + timedelta(hours=1)
    second = checked(herning.staff, stay, Observed("damaged", "Benet er knækket"), now=later)
    assert second.pk != first.pk
    assert Damage.objects.filter(stay=stay).count() == 1
    assert InventoryCheck.objects.count() == 2


def test_what_can_not_be_is_said_at_its_field(herning: House, stay: Stay) -> None:
    contract = signed(herning.staff, stay)
    chairs, bed, lamp = contract.inventory.all()
    assert codes(
        lambda: checked(
            herning.staff,
            stay,
            Observed("damaged"),
            Observed("as_it_was", "", Decimal(100)),
            Observed("", "", Decimal("0.001")),
            on=day(1),
            together_with="",
        )
    ) == {
        "on": "outside_stay",
        "together_with": "missing",
        f"words_{chairs.pk}": "missing",
        f"amount_{bed.pk}": "nothing_is_owed",
        f"state_{lamp.pk}": "missing",
    } | {f"amount_{lamp.pk}": "absurd_amount"}
    assert not Damage.objects.exists()


def test_without_a_signed_contract_there_is_nothing_to_go_through(
    herning: House, stay: Stay
) -> None:
    written(herning.staff, stay)
    assert codes(lambda: checked(herning.staff, stay)) == {None: "not_signed"}


def test_where_the_contract_bills_nothing_no_amount_is_taken() -> None:
    mpo = house_of("mpo")
    with acting(mpo.organisation):
        row = here(mpo, -20, None, place=mpo.place(track="place"), by=mpo.leader)
        contract = signed(mpo.staff, row)
        assert not contract.bills_damage
        line = contract.inventory.first()
        assert line is not None
        assert codes(lambda: checked(mpo.staff, row, broken())) == {
            f"amount_{line.pk}": "not_in_contract"
        }
        checked(mpo.staff, row, Observed("damaged", "Benet er knækket"))
        assert not Damage.objects.exists()


#: What the leader chooses, and the reason; what it comes to for the living and for the dead.
CHOICES = [
    ("billed", "", {}, {"settled": "not_possible"}),
    ("waived", "Borgeren har ingen penge", {}, {}),
    ("waived", "", {"reason": "missing"}, {"reason": "missing"}),
    ("estate", "Krav i boet", {"settled": "not_possible"}, {}),
    ("estate", "", {"reason": "missing"}, {"reason": "missing"}),
    ("", "", {"settled": "missing"}, {"settled": "missing"}),
]


@pytest.mark.parametrize(("choice", "reason", "living", "dead"), CHOICES)
@pytest.mark.parametrize("has_died", [False, True])
def test_what_becomes_of_it(
    herning: House,
    damage: Damage,
    choice: str,
    reason: str,
    living: dict,
    dead: dict,
    has_died: bool,
) -> None:
    if has_died:
        damage.stay.citizen.died_on = TODAY
        damage.stay.citizen.save()
    expected = dead if has_died else living
    if expected:
        assert (
            codes(lambda: settled(herning.leader, damage, settled=choice, reason=reason))
            == expected
        )
        return
    row = settled(herning.leader, damage, settled=choice, reason=reason)
    assert (row.settled, row.settled_on, row.settled_reason) == (choice, TODAY, reason)
    assert row.settled_by == herning.leader.user
    assert settled(herning.leader, damage, settled=choice, reason=reason).pk == row.pk
    other = "estate" if choice == "waived" else "waived"
    assert codes(lambda: settled(herning.leader, damage, settled=other, reason="Nej")) == {
        None: "settled_already"
    }
    assert len([kind for kind in kinds(damage.stay) if kind.startswith("damage.")]) == 2


def test_an_amount_is_corrected_by_a_line_against_it(herning: House, damage: Damage) -> None:
    line = corrected(herning.leader, damage, "150.00")
    assert (line.amount, line.corrects, line.reason) == (
        Decimal("-150.00"),
        damage,
        "Prisen var en anden",
    )
    assert corrected(herning.leader, damage, "150.00").pk == line.pk
    assert codes(lambda: corrected(herning.leader, damage, "250.01")) == {
        "amount": "more_than_owed"
    }
    assert codes(lambda: corrected(herning.leader, damage, "0")) == {"amount": "absurd_amount"}
    assert codes(lambda: corrected(herning.leader, line, "1", "Igen")) == {None: "corrects_another"}
    corrected(herning.leader, damage, "250.00", "Det var slet ikke Maja")
    assert sum(each.amount for each in Damage.objects.filter(stay=damage.stay)) == 0
    damage.refresh_from_db()
    assert damage.amount == Decimal(400)
    assert codes(lambda: settled(herning.leader, line, settled="waived", reason="x")) == {
        "settled": "not_possible"
    }


def test_only_a_leader_of_the_house_settles(herning: House, damage: Damage) -> None:
    for actor in (herning.staff, herning.caseworker, herning.actors[Role.SUPERVISOR]):
        with pytest.raises(NotAllowed):
            settled(actor, damage)
        with pytest.raises(NotAllowed):
            corrected(actor, damage, "1")
    with pytest.raises(NotAllowed):
        checked(herning.caseworker, damage.stay)
    other = make_stay(herning, facility=herning.second, name="Ib Andet")
    with pytest.raises(NotAllowed):
        checked(herning.staff, other)
    elsewhere = Damage.objects.get(pk=damage.pk)
    Damage.objects.filter(pk=damage.pk).update(stay=other)
    with pytest.raises(NotAllowed):
        settled(herning.leader, elsewhere)
