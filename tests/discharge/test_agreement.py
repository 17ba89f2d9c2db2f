"""The agreement: prefilled, item by item, with consent, receipts and what § 13 c covers."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from discharge.case import ItemLine, case_for
from discharge.items import BY_KEY, ITEMS
from discharge.models import AgreementItem, DischargeAgreement
from discharge.services.agreement import (
    ask_for_missing,
    receive_item,
    write_agreement,
    write_item,
)
from organisations.actors import Actor
from placements.services.stays import move_in
from referrals.models import Referral
from referrals.services.asking import RepresentativeFacts
from referrals.services.later_facts import add_later_fact
from referrals.services.placing import book_for_referral
from tests.discharge.cases import promised
from tests.notifications.test_news import deliver_all, told
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer, settle
from tests.referrals.deciding import accept
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: What the ward writes, alone or as well as the municipality.
WARDS = {"parties", "medicine", "reaction", "appointments", "evaluation"}

GUARDIAN = RepresentativeFacts(part="guardian", name="Bo Vind", phone="22 33 44 55", does="økonomi")


def begin(by: Actor, referral: Referral, kind="13a", consent="", shown=None, now=NOW):
    with acting(by.organisation):
        return write_agreement(
            by=by,
            referral=referral,
            kind=kind,
            consent=consent,
            consent_note="",
            shown=shown,
            now=now,
        )


def write(by: Actor, referral: Referral, key: str, text: str, state="there", shown=None):
    with acting(by.organisation):
        return write_item(
            by=by, referral=referral, key=key, state=state, text=text, shown=shown, now=NOW
        )


def receive(by: Actor, referral: Referral, key: str):
    with acting(by.organisation):
        return receive_item(by=by, referral=referral, key=key, now=NOW)


def ask(by: Actor, referral: Referral, now=NOW):
    with acting(by.organisation):
        return ask_for_missing(by=by, referral=referral, now=now)


def lines(by: Actor, referral: Referral) -> dict[str, ItemLine]:
    with acting(by.organisation):
        return {line.row.key: line for line in case_for(by, referral, TODAY).items}


def test_begun_it_has_every_item_and_all_of_it_is_missing(nurse, herning, referral):
    agreement = begin(nurse, referral)
    assert begin(nurse, referral).pk == agreement.pk
    items = lines(herning.caseworker, referral)
    assert list(items) == [item.key for item in ITEMS]
    assert all(line.is_missing and not line.row.text for line in items.values())


def test_what_is_known_is_proposed_with_its_source_to_who_may_write_it(nurse, herning, referral):
    begin(nurse, referral)
    theirs, ours = lines(nurse, referral), lines(herning.caseworker, referral)
    for read in (theirs, ours):
        assert "Nanna Nat, E3, Region Midtjylland, 97 00 00 00 (fra: henvisningen)" in (
            read["parties"].proposal
        )
        assert "(fra: huset)" in read["parties"].proposal
    assert theirs["support"].proposal == "", "the receiver's to write"
    assert not AgreementItem.objects.exclude(text="").exists(), "nothing is written"


def test_each_item_is_proposed_from_what_both_know(nurse, herning, holstebro):
    """The referral and what was told later, the decision, the stay and its follow-ups."""
    referral = refer(
        nurse,
        herning,
        facility=herning.first,
        ready_for_discharge_on=None,
        treatment_order="yes",
        treatment_order_kind="Dom til behandling",
        representation=[
            RepresentativeFacts(
                part="guardian", name="Bo Vind", phone="22 33 44 55", does="økonomi"
            )
        ],
    )
    with acting(herning.organisation):
        add_later_fact(
            by=herning.caseworker,
            referral=referral,
            subject="health",
            text="Tager litium",
            now=NOW,
        )
    settle(herning.caseworker, referral)
    accept(herning.caseworker, referral, goals="Komme ud hver dag")
    with acting(herning.organisation):
        stay = book_for_referral(
            by=herning.caseworker,
            referral=referral,
            place=herning.place(),
            starts_on=TODAY,
            ends_on=day(90),
            key_worker=herning.staff.user,
            now=NOW,
        )
        move_in(by=herning.staff, stay=stay, on=TODAY, now=NOW)
        first = date_format(stay.follow_ups.open().order_by("due_on")[0].due_on)
    promised(nurse, referral, text="Møde med læge", due_on=day(3), now=NOW)
    begin(nurse, referral, consent="given")
    theirs, ours = lines(nurse, referral), lines(herning.caseworker, referral)
    assert "Bo Vind, Værge, 22 33 44 55, økonomi (fra: henvisningen)" in theirs["parties"].proposal
    assert f"{herning.staff.name} (fra: opholdet)" in theirs["parties"].proposal
    assert "Tager litium (fra: tilføjet senere, Herning Kommune)" in theirs["medicine"].proposal
    assert "Dom til behandling" in theirs["medicine"].proposal
    assert "Dom til behandling" in ours["reaction"].proposal
    assert "Møde med læge" in theirs["appointments"].proposal
    assert "Komme ud hver dag (fra: afgørelsen" in ours["support"].proposal
    assert herning.staff.name in ours["support"].proposal
    assert "Planlagt slut" in ours["evaluation"].proposal
    assert first in ours["evaluation"].proposal
    assert first not in theirs["evaluation"].proposal, "the municipality's own until it is taken"


def test_without_consent_only_what_13_c_covers_is_proposed(nurse, herning, referral):
    begin(nurse, referral, kind="13b", consent="refused")
    ours = lines(herning.caseworker, referral)
    assert ours["parties"].proposal
    assert ours["support"].proposal == ours["evaluation"].proposal == ""


def test_a_proposal_is_taken_by_one_click_and_never_writes_over_a_person(nurse, herning, referral):
    begin(nurse, referral, now=timezone.now())
    page = reverse("discharge", args=[referral.pk])
    ours, theirs = signed_in(herning.caseworker), signed_in(nurse)
    line = lines(herning.caseworker, referral)["parties"]
    assert "Tag det, som det står" in ours.get(page).content.decode()
    form = ours.get(reverse("write_item", args=[referral.pk, "parties"])).content.decode()
    assert "(fra: huset)" in form, "to be changed first"
    seen = {"state": "there", "text": line.proposal, "shown": line.shown}
    taken = ours.post(reverse("write_item", args=[referral.pk, "parties"]), seen)
    assert taken.status_code == 302
    row = lines(nurse, referral)["parties"].row
    assert (row.text, row.by_name, row.state) == (line.proposal, herning.caseworker.name, "there")
    assert lines(nurse, referral)["parties"].proposal == ""
    refused = theirs.post(
        reverse("write_item", args=[referral.pk, "parties"]), {**seen, "text": "X"}
    )
    assert refused.status_code == 409, "the nurse's page was older"


def test_it_is_printed_with_what_stands_and_signed_by_both_and_the_citizen(
    nurse, herning, referral
):
    url = reverse("agreement_sheet", args=[referral.pk])
    assert signed_in(nurse).get(url).status_code == 404, "nothing to sign yet"
    begin(nurse, referral, kind="13b", consent="unable")
    write(nurse, referral, "medicine", "Doseres af hjemmesygeplejen")
    receive(herning.caseworker, referral, "medicine")
    promised(nurse, referral, text="Hente nøglen", due_on=day(1), now=NOW)
    for reader in (nurse, herning.caseworker):
        page = text_of(signed_in(reader).get(url))
        assert "Koordinationsplan" in page
        assert "Doseres af hjemmesygeplejen" in page
        assert f"{herning.caseworker.name} har kvitteret for modtaget" in page
        assert "Hente nøglen" in page
        assert "Borgeren kan ikke tage stilling nu" in page
        assert page.count("Dato og underskrift") == 3
        assert "(fra: huset)" not in page, "a proposal is nobody's word"


def test_each_side_writes_its_items_and_both_read_them(nurse, herning, referral):
    begin(nurse, referral)
    write(nurse, referral, "medicine", "Doseres af hjemmesygeplejen")
    write(herning.caseworker, referral, "support", "Bostøtte fra mandag")
    for by, key in ((herning.caseworker, "medicine"), (nurse, "support")):
        with pytest.raises(NotAllowed) as caught:
            write(by, referral, key, "Andet")
        assert caught.value.code == "other_side"
    for reader in (nurse, herning.caseworker):
        assert lines(reader, referral)["medicine"].row.text == "Doseres af hjemmesygeplejen"


def test_a_change_keeps_what_stood_and_takes_a_new_receipt(nurse, herning, referral):
    begin(nurse, referral)
    write(nurse, referral, "medicine", "Morgen")
    with pytest.raises(NotAllowed):
        receive(nurse, referral, "medicine")
    first = receive(herning.caseworker, referral, "medicine")
    assert receive(herning.leader, referral, "medicine").received_by_name == first.received_by_name
    write(nurse, referral, "medicine", "Morgen og aften")
    line = lines(herning.caseworker, referral)["medicine"]
    assert line.row.received_at is None
    assert [version.text for version in line.versions] == ["Morgen og aften", "Morgen"]


def test_what_is_not_there_is_not_received(nurse, herning, referral):
    begin(herning.caseworker, referral)
    with acting(herning.organisation):
        AgreementItem.objects.filter(referral=referral, key="medicine").update(side="sender")
    with pytest.raises(Problem) as caught:
        receive(herning.caseworker, referral, "medicine")
    assert caught.value.code == "nothing_there"


@pytest.mark.parametrize("consent", ["refused", "unable"])
@pytest.mark.parametrize("key", ["parties", "support", "evaluation"])
def test_without_consent_what_13_c_covers_is_shared_and_no_more(
    herning, nurse, referral, consent, key
):
    begin(nurse, referral, kind="13b", consent=consent)
    assert lines(nurse, referral)[key].covered is BY_KEY[key].without_consent
    if BY_KEY[key].without_consent:
        write(herning.caseworker, referral, key, "Aftalt")
        return
    with pytest.raises(Problem) as caught:
        write(herning.caseworker, referral, key, "Aftalt")
    assert caught.value.code == "needs_consent"
    write(herning.caseworker, referral, key, "", state="not_relevant")


def test_unable_is_not_refused_and_not_asked_is_neither(nurse, referral):
    shown = {"", "given", "refused", "unable"}
    words = set()
    for consent in sorted(shown):
        agreement = begin(nurse, referral, consent=consent)
        words.add(agreement.get_consent_display())
        assert agreement.lacks_consent == (consent in ("refused", "unable"))
    assert len(words) == 4


def test_one_click_asks_the_ward_and_stands_until_it_is_answered(herning, nurse, referral):
    now = timezone.now()
    with pytest.raises(NotAllowed):
        ask(nurse, referral)
    asked = ask(herning.caseworker, referral, now)
    assert {item.key for item in asked} == WARDS
    with acting(herning.organisation):
        agreement = DischargeAgreement.objects.get(referral=referral)
    assert (agreement.kind, agreement.consent) == ("13a", ""), "begun by it, and nobody has asked"
    assert ask(herning.caseworker, referral, now), "twice is once"
    deliver_all()
    assert told(nurse).count("discharge.missing_asked_for") == 1
    write(nurse, referral, "medicine", "Doseres")
    items = lines(herning.caseworker, referral)
    assert items["medicine"].row.asked_at is None
    assert items["appointments"].row.asked_at == now
    for key in WARDS - {"medicine"}:
        write(nurse, referral, key, "Aftalt")
    with pytest.raises(Conflict) as caught:
        ask(herning.caseworker, referral)
    assert caught.value.code == "nothing_missing"


def test_the_wards_page_says_what_it_is_asked_for_until_it_is_written(herning, nurse, referral):
    theirs, ours = reverse("referral", args=[referral.pk]), reverse("discharge", args=[referral.pk])
    button = reverse("ask_for_missing", args=[referral.pk])
    heading = "agreement-asked-heading"
    assert heading not in signed_in(nurse).get(theirs).content.decode()
    assert button in signed_in(herning.caseworker).get(ours).content.decode()
    ask(herning.caseworker, referral)
    assert heading in signed_in(nurse).get(theirs).content.decode()
    assert button not in signed_in(herning.caseworker).get(ours).content.decode()
    for key in WARDS:
        write(nurse, referral, key, "Er aftalt")
    assert heading not in signed_in(nurse).get(theirs).content.decode()


def test_of_two_who_write_the_same_item_neither_loses_anything(nurse, herning, referral):
    begin(nurse, referral)
    shown = Shown.of({"state": "missing", "text": ""})
    write(nurse, referral, "reaction", "Ring til E3", shown=shown)
    with pytest.raises(Stale):
        write(herning.caseworker, referral, "reaction", "Ring til Nørregade", shown=shown)


def test_another_municipality_reads_nothing(nurse, herning, holstebro: House, referral):
    begin(nurse, referral)
    with acting(holstebro.organisation):
        assert not AgreementItem.objects.exists()
        with pytest.raises(NotAllowed):
            write_item(
                by=holstebro.caseworker,
                referral=referral,
                key="parties",
                state="there",
                text="x",
                now=NOW,
            )
