"""The agreement: prefilled, item by item, with consent, receipts and what § 13 c covers."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from discharge.case import ItemLine, case_for
from discharge.items import BY_KEY, ITEMS
from discharge.models import AgreementItem
from discharge.services.agreement import (
    ask_for_missing,
    receive_item,
    write_agreement,
    write_item,
)
from organisations.actors import Actor
from referrals.models import Referral
from tests.notifications.test_news import deliver_all, told
from tests.pages import signed_in
from tests.world import NOW, TODAY, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


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


def test_begun_it_has_every_item_and_what_the_referral_says(nurse, herning, referral):
    agreement = begin(nurse, referral)
    assert begin(nurse, referral).pk == agreement.pk
    items = lines(herning.caseworker, referral)
    assert list(items) == [item.key for item in ITEMS]
    assert "97 00 00 00" in items["parties"].row.text
    assert {key for key, line in items.items() if line.is_missing} == set(items) - {"parties"}


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
    with pytest.raises(Conflict):
        ask(herning.caseworker, referral)
    begin(herning.caseworker, referral, now=now)
    with pytest.raises(NotAllowed):
        ask(nurse, referral)
    asked = ask(herning.caseworker, referral, now)
    assert {item.key for item in asked} == {"medicine", "reaction", "appointments", "evaluation"}
    assert ask(herning.caseworker, referral, now), "twice is once"
    deliver_all()
    assert told(nurse).count("discharge.missing_asked_for") == 1
    write(nurse, referral, "medicine", "Doseres")
    items = lines(herning.caseworker, referral)
    assert items["medicine"].row.asked_at is None
    assert items["appointments"].row.asked_at == now
    for key in ("reaction", "appointments", "evaluation"):
        write(nurse, referral, key, "Aftalt")
    with pytest.raises(Conflict) as caught:
        ask(herning.caseworker, referral)
    assert caught.value.code == "nothing_missing"


def test_the_wards_page_says_what_it_is_asked_for_until_it_is_written(herning, nurse, referral):
    begin(herning.caseworker, referral)
    theirs, ours = reverse("referral", args=[referral.pk]), reverse("discharge", args=[referral.pk])
    button = reverse("ask_for_missing", args=[referral.pk])
    heading = "agreement-asked-heading"
    assert heading not in signed_in(nurse).get(theirs).content.decode()
    assert button in signed_in(herning.caseworker).get(ours).content.decode()
    ask(herning.caseworker, referral)
    assert heading in signed_in(nurse).get(theirs).content.decode()
    assert button not in signed_in(herning.caseworker).get(ours).content.decode()
    for key in ("medicine", "reaction", "appointments", "evaluation"):
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
