"""The worklist: narrowed in the address, saved by name, and taken as a file."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from core.problems import Conflict, NotAllowed
from organisations.actors import Actor
from organisations.roles import Role
from referrals.clock import clock_of
from referrals.models import Referral, SavedFilter
from referrals.services.saved_filters import save_filter
from referrals.services.worklist_filters import late_answers, narrowed
from tests.pages import signed_in, text_of
from tests.referrals.houses import make
from tests.referrals.waits import offer, room, waiting
from tests.world import NOW, House, make_accepted_referral, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
LIST = "referrals"


def names_on(client, **query: str) -> set[str]:
    page = client.get(reverse(LIST), query)
    assert page.status_code == 200
    return {row.called for row in page.context["rows"]}


def test_each_choice_narrows_and_they_add_up(herning: House) -> None:
    now = timezone.now()
    make_referral(herning, name="Lise Sen", now=now - timedelta(days=30))
    new = make_referral(herning, name="Nora Ny", facility=herning.first)
    with acting(herning.organisation):
        Referral.objects.filter(pk=new.pk).update(urgency="soon")
    client = signed_in(herning.caseworker)
    assert names_on(client) == {"Lise Sen", "Nora Ny"}
    assert names_on(client, haster="soon") == {"Nora Ny"}
    assert names_on(client, frist="over") == {"Lise Sen"}
    assert names_on(client, frist="over", haster="soon") == set()
    assert names_on(client, tilbud=str(herning.first.pk)) == {"Nora Ny"}
    assert names_on(client, q="nora") == {"Nora Ny"}
    assert names_on(client, q=new.reference) == {"Nora Ny"}
    assert names_on(client, haster="nonsense") == {"Lise Sen", "Nora Ny"}
    empty = text_of(client.get(reverse(LIST), {"q": "Ingenting"}))
    assert "Intet her passer til det, du har valgt" in empty


def test_where_nothing_is_late_the_tabs_say_none(herning: House) -> None:
    make_referral(herning, now=timezone.now())
    page = signed_in(herning.caseworker).get(reverse(LIST), {"frist": "over"})
    assert {count for key, _label, count in page.context["tabs"] if key != "kladder"} == {"0"}


def test_the_number_of_a_tab_is_of_what_is_chosen(herning: House) -> None:
    for name in ("Anna", "Bente"):
        make_referral(herning, name=name)
    client = signed_in(herning.caseworker)
    tabs = client.get(reverse(LIST), {"q": "anna"}).context["tabs"]
    assert {key: count for key, _label, count in tabs}["afgoer"] == "1"


def test_what_is_late_is_just_what_the_clock_says(herning: House) -> None:
    """Each hour around a weekend and a holiday, of each urgency: one rule, said twice."""
    now = timezone.now()
    for days in range(12):
        for urgency in ("routine", "tonight"):
            row = make_referral(herning, name=f"Borger {days}", now=now - timedelta(days=days))
            with acting(herning.organisation):
                Referral.objects.filter(pk=row.pk).update(urgency=urgency)
    with acting(herning.organisation):
        rows = list(Referral.objects.all())
        late = late_answers(herning.caseworker, now)
        by_sql = set(Referral.objects.filter(late).values_list("pk", flat=True))
        by_clock = {row.pk for row in rows if clock_of(row, now).is_late}
    assert by_sql == by_clock
    assert 0 < len(by_clock) < len(rows)


def test_why_somebody_waits_is_a_choice(request) -> None:
    skovvang = make("mpo")
    offered = waiting(skovvang, "Olga Tilbudt")
    waiting(skovvang, "Vera Venter")
    offer(skovvang, offered, room(skovvang), now=timezone.now(), answer_by=_in_days(3))
    client = signed_in(skovvang.leader)
    assert names_on(client, vis="venter", venter="svar") == {"Olga Tilbudt"}
    assert names_on(client, vis="venter", venter="plads") == {"Vera Venter"}


def _in_days(n: int):
    return timezone.localdate() + timedelta(days=n)


def test_mine_and_nobodys_are_told_apart(herning: House) -> None:
    mine, nobodys = make_referral(herning, name="Min"), make_referral(herning, name="Ingens")
    with acting(herning.organisation):
        Referral.objects.filter(pk=mine.pk).update(assigned_to=herning.caseworker.user)
        for answer, expected in (("mig", mine), ("ingen", nobodys)):
            condition = narrowed(herning.caseworker, {"hvem": answer}, NOW).condition
            assert list(Referral.objects.filter(condition)) == [expected]


def test_a_filter_is_saved_by_name_without_the_words(herning: House) -> None:
    client = signed_in(herning.caseworker)
    where = reverse("save_filter") + "?vis=afgoer&haster=soon&q=Nora&slet=1"
    page = text_of(client.get(where))
    assert "Haster: " in page
    assert "ordene, du søgte efter, bliver ikke gemt" in page.lower()
    saved = client.post(where, {"name": "Haster nu"})
    assert saved.status_code == 302
    with acting(herning.organisation):
        assert SavedFilter.objects.get().query == "haster=soon&vis=afgoer"
    listed = client.get(reverse(LIST)).content.decode()
    assert "?haster=soon&amp;vis=afgoer" in listed


def test_the_same_name_is_one_filter_and_only_leaders_share(herning: House) -> None:
    with acting(herning.organisation):
        said = {"by": herning.leader, "name": "Sene", "is_shared": True}
        first = save_filter(query="frist=over", **said)
        assert save_filter(query="frist=over", **said) == first
        with pytest.raises(Conflict):
            save_filter(query="frist=", **said)
        with pytest.raises(NotAllowed):
            save_filter(by=herning.staff, name="Alle", query="", is_shared=True)
        save_filter(by=herning.leader, name="Kun min", query="haster=soon")
        seen = SavedFilter.objects.visible_to(herning.caseworker)
        assert [each.name for each in seen] == ["Sene"]


def test_only_one_s_own_filter_is_removed(herning: House) -> None:
    with acting(herning.organisation):
        shared = save_filter(by=herning.leader, name="Sene", query="frist=over", is_shared=True)
    where = reverse("remove_filter", args=[shared.pk])
    assert signed_in(herning.caseworker).post(where).status_code == 404
    assert signed_in(herning.leader).post(where).status_code == 302
    with acting(herning.organisation):
        assert not SavedFilter.objects.exists()


EVIL = '=HYPERLINK("http://x";"Klik")'


def test_a_file_holds_what_is_in_sight_and_no_formula(herning: House) -> None:
    make_referral(herning, name=EVIL, facility=herning.first)
    make_referral(herning, name="En Andens", facility=herning.second)
    client = signed_in(herning.leader)
    answer = client.get(reverse("export_referrals", args=["csv"]))
    body = answer.getvalue()
    assert body.startswith(b"\xef\xbb\xbf")  # Excel takes it for what it is
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][1].startswith("'=HYPERLINK")
    assert "En Andens" not in body.decode("utf-8-sig")
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("export_referrals", args=["xlsx"])).getvalue())
    )
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert EVIL in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "d", "n"}  # no formula among them
    with acting(herning.organisation):
        taken = AccessLog.objects.filter(action="export")
        assert {(row.what, row.purpose) for row in taken} == {("referrals", "worklist")}
        assert taken.count() == 2


def test_a_file_is_narrowed_as_the_list(herning: House) -> None:
    make_referral(herning, name="Anna")
    make_accepted_referral(herning, name="Bente")
    client = signed_in(herning.caseworker)
    where = reverse("export_referrals", args=["csv"])
    assert "Anna" in client.get(where).getvalue().decode()
    waits = client.get(where, {"vis": "venter"}).getvalue().decode()
    assert "Bente" in waits
    assert "Anna" not in waits
    nobody = client.get(where, {"q": "Ingen"}).getvalue().decode("utf-8-sig")
    assert len(nobody.splitlines()) == 1
    assert client.get(reverse("export_referrals", args=["exe"])).status_code == 404


def test_the_nurse_finds_hers_by_her_number_or_the_name_she_sent(
    herning: House, nurse: Actor
) -> None:
    make_referral(herning, by=nurse, name="Jonas Vind")
    make_referral(herning, by=nurse, name="Karla Sø")
    client = signed_in(nurse)
    assert names_on(client, q="karla") == {"Karla Sø"}
    assert names_on(client, q="Vind") == {"Jonas Vind"}
    assert names_on(client, vis="aabne") == {"Jonas Vind", "Karla Sø"}
    taken = client.get(reverse("export_referrals", args=["csv"])).getvalue().decode()
    assert "Karla Sø" in taken
    # Read from the receiver, and so it stands in the receiver's log.
    with acting(herning.organisation):
        assert AccessLog.objects.filter(action="export", purpose="own_referral").count() == 2


def test_acute_staff_have_no_list(herning: House) -> None:
    client = signed_in(herning.actors[Role.ACUTE_STAFF])
    for address in (reverse(LIST), reverse("export_referrals", args=["csv"])):
        assert client.get(address).status_code == 403
