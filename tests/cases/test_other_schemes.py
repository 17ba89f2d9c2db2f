"""The pages of MPO and Pitstop: what each scheme's parts show, in its own words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from citizens.services import register_citizen
from core.acting import acting
from organisations.roles import Role
from placements.models import Relapse
from placements.services.agreement import Agreement
from placements.services.municipalities import Municipalities
from placements.services.outreach import plan_outreach
from placements.services.stays import move_in, plan_stay
from tests.pages import statements, text_of
from tests.world import make_citizen, make_house, make_referral, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def mpo():
    return make_house(
        "holstebro", "Holstebro", municipality_code="0661", scheme="mpo", tracks={"place": 3}
    )


@pytest.fixture
def pitstop():
    return make_house(
        "pitstop", "Pitstop", municipality_code="0751", scheme="pitstop", tracks={"room": 3}
    )


def enrolled(house, *, days_ago=10, acting_code="0671", n=0, number="010290-1234"):
    now = timezone.now()
    start = timezone.localdate(now) - timedelta(days=days_ago)
    with acting(house.organisation):
        citizen = register_citizen(
            now=timezone.now(),
            by=house.caseworker,
            controller=house.organisation,
            name="Bodil Bær",
            number=number,
            home_municipality="0657",
        )
        stay = plan_stay(
            by=house.leader,
            citizen=citizen,
            place=house.place(track="place", n=n),
            starts_on=start,
            ends_on=None,
            scheme_rules_on=start,
            agreed=Agreement(
                legal_basis="110",
                municipalities=Municipalities(acting=acting_code, paying="0657"),
                decided_on=start - timedelta(days=1),
            ),
            now=now,
        )
        return move_in(by=house.staff, stay=stay, on=start, now=now)


def outreach(house, name="Ude Opsøgende", *, begun=True):
    now = timezone.now()
    today = timezone.localdate(now)
    with acting(house.organisation):
        stay = plan_outreach(
            by=house.leader,
            citizen=make_citizen(house, name),
            facility=house.first,
            track="outreach",
            starts_on=today,
            scheme_rules_on=today,
            now=now,
        )
        return move_in(by=house.staff, stay=stay, on=today, now=now) if begun else stay


def page_of(client, name, stay):
    answer = client.get(reverse(name, args=[stay.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


# --- MPO


def test_a_stay_without_an_end_says_so_and_when_it_is_reviewed(mpo, sign_in):
    stay = enrolled(mpo)
    page = page_of(sign_in(mpo.leader), "stay", stay)

    assert "dag 11, midlertidigt" in page
    assert "indskrevet siden" in page
    assert "Næste opfølgning på opholdsplan" in page
    for municipality in ("Herning", "Struer"):  # home and paying, acting
        assert municipality in page
    assert "11 dage i det løbende år" in page
    assert "Flyt den næste opfølgning på opholdsplanen" in page
    assert "Flyt den planlagte slutdato" not in page
    assert "Stjerne" not in page
    assert "Recovery Star" not in page


def test_outreach_has_no_place_and_its_own_words(mpo, sign_in):
    stay = outreach(mpo)
    page = page_of(sign_in(mpo.leader), "stay", stay)

    assert "hvor borgeren bor" in page
    assert "Den opsøgende indsats slutter" in page
    assert "Registrér tilbagefald" not in page
    assert "dage i år" not in page
    board = sign_in(mpo.leader).get(reverse("board")).content.decode()
    assert "Ude Opsøgende" in board


@pytest.mark.parametrize("name", ["move_in", "move_out", "cancel_stay", "no_show", "stay_timeline"])
def test_every_page_of_a_stay_opens_without_a_booking(mpo, sign_in, name):
    page_of(sign_in(mpo.leader), name, outreach(mpo, begun=False))


def test_outreach_to_begin_stands_on_min_dag(mpo, sign_in):
    outreach(mpo, begun=False)

    page = text_of(sign_in(mpo.staff).get("/"))

    assert "Den opsøgende indsats begynder" in page
    assert " Begynd" in page


def test_the_letter_names_the_municipalities_and_hides_the_number(mpo, sign_in):
    stay = enrolled(mpo)
    client = sign_in(mpo.leader)
    page = page_of(client, "orientering", stay)

    assert "Til handlekommunen, Struer" in page
    assert "010290" in page
    assert "1234" not in page
    shown = client.post(reverse("orientering", args=[stay.pk]), {"purpose": "partner"})
    assert "010290-1234" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    assert client.post(reverse("orientering", args=[stay.pk]), {}).status_code == 422
    with acting(mpo.organisation):
        logged = AccessLog.objects.filter(citizen_id=stay.citizen_id)
        assert logged.filter(action="print", what="orientering").count() == 3
        assert logged.filter(action="reveal").count() == 1


def test_staff_print_the_letter_but_reveal_nothing(mpo, sign_in):
    stay = enrolled(mpo)
    client = sign_in(mpo.staff)

    page_of(client, "orientering", stay)
    answer = client.post(reverse("orientering", args=[stay.pk]), {"purpose": "partner"})

    assert answer.status_code == 403
    assert "010290-1234" not in answer.content.decode()


def test_where_no_orientering_and_no_relapse_are_there_is_a_sentence(sign_in):
    herning = make_house("herning", "Herning", municipality_code="0657")
    stay = make_stay(herning)
    client = sign_in(herning.staff)

    assert "Denne ordning orienterer ingen kommune." in page_of(client, "orientering", stay)
    assert "Denne ordning skriver ikke tilbagefald ned." in page_of(client, "relapse", stay)
    assert "Orientering til handlekommunen" not in page_of(client, "stay", stay)
    with acting(herning.organisation):
        assert not AccessLog.objects.filter(action="print").exists()


@pytest.mark.parametrize("known", [True, False])
def test_an_orientering_says_who_is_informed_and_asks_where_nobody_knows(mpo, sign_in, known):
    stay = enrolled(mpo, acting_code="0671" if known else "")
    with acting(mpo.organisation):
        orientering = stay.follow_ups.get(kind="orientering_of_admission")
    client = sign_in(mpo.leader)
    url = reverse("complete_follow_up", args=[orientering.pk])
    page = text_of(client.get(url))
    assert ("Handlekommune Struer" in page) is known
    assert ("Hvilken kommune er orienteret?" in page) is not known

    told = {"on": timezone.localdate().isoformat(), "outcome": "Ringet og sendt."}
    if not known:
        assert client.post(url, told).status_code == 422
        told["acting_municipality"] = "0791"
    assert client.post(url, told).status_code == 302

    with acting(mpo.organisation):
        stay.refresh_from_db()
        assert stay.acting_municipality == ("0671" if known else "0791")
        orientering.refresh_from_db()
        assert orientering.status == "done"


def test_a_relapse_that_ends_the_stay_leads_to_leaving(mpo, sign_in):
    stay = enrolled(mpo)
    client = sign_in(mpo.leader)
    told = {
        "on": timezone.localdate().isoformat(),
        "what_happened": "Drak en aften i byen.",
        "judgement": "ends",
        "reasons": "Tredje gang, og vil selv videre.",
    }

    answer = client.post(reverse("relapse", args=[stay.pk]), told)

    assert answer.headers["Location"] == reverse("move_out", args=[stay.pk])
    assert "Tredje gang" in page_of(client, "stay", stay)
    assert 'value="ends"' not in page_of(sign_in(mpo.staff), "relapse", stay)
    assert "Kun husets centerleder" in page_of(sign_in(mpo.staff), "relapse", stay)


def test_the_review_is_held_and_the_next_chosen(mpo, sign_in):
    stay = enrolled(mpo)
    with acting(mpo.organisation):
        review = stay.follow_ups.get(kind="plan_review")
    client = sign_in(mpo.staff)
    url = reverse("complete_follow_up", args=[review.pk])
    assert "28 nætter" in client.get(url).content.decode()
    today = timezone.localdate()

    answer = client.post(
        url,
        {
            "on": today.isoformat(),
            "outcome": "Planen passer.",
            "next_review_on": (today + timedelta(days=14)).isoformat(),
        },
    )

    assert answer.status_code == 302
    with acting(mpo.organisation):
        assert stay.bookings.get().ends_on == today + timedelta(days=14)
        again = stay.follow_ups.get(kind="plan_review", status="open")
    moved = client.get(reverse("move_follow_up", args=[again.pk]))
    assert moved.headers["Location"] == reverse("move_review", args=[stay.pk])


def test_the_board_promises_no_night_after_a_review(mpo, sign_in):
    stay = enrolled(mpo)
    client = sign_in(mpo.leader)

    shown = client.get(reverse("board") + "?visning=kvartal").context["board"]
    lane = next(one for one in shown.groups[0].lanes if one.place == stay_place(mpo, stay))
    assert lane.bars[0].is_open_ended
    assert [gap.after_review for gap in lane.gaps if gap.starts_on > shown.today] == [True]
    table = client.get(reverse("board") + "?visning=kvartal&som=tabel").content.decode()
    assert "Måske ledig efter opfølgningen" in table
    place = client.get(reverse("place_book", args=[lane.place.pk])).content.decode()
    assert "Pladsen bliver kun ledig, hvis opholdet slutter." in place


def stay_place(house, stay):
    with acting(house.organisation):
        return stay.bookings.get().place


# --- Pitstop


def guest(house, *, days_ago=3, n=0, nights=14):
    return make_stay(house, track="room", n=n, days_ago=days_ago, nights=nights, name=f"Gæst {n}")


def test_a_guests_page_holds_only_what_the_house_writes_down(pitstop, sign_in):
    stay = guest(pitstop)
    page = page_of(sign_in(pitstop.staff), "stay", stay)

    for shown in ("døgn 4 af 14", "Ikke spurgt endnu", "Det næste sted"):
        assert shown in page
    for hidden in ('class="tabs"', "is-unasked", "Recovery Star", "tilbagefald", "Tovholder"):
        assert hidden not in page
    assert "Kun husets forstander kan bede en borger forlade stedet." in page
    client = sign_in(pitstop.staff)
    assert "Denne ordning skriver ikke risici ned." in page_of(client, "record_risks", stay)
    answer = client.post(reverse("record_risks", args=[stay.pk]), {"violence": "known"})
    assert answer.status_code == 422


def test_an_anonymous_guest_has_an_alias_and_no_age(pitstop, sign_in):
    with acting(pitstop.organisation):
        now = timezone.now()
        today = timezone.localdate(now)
        fox = register_citizen(
            now=timezone.now(),
            by=pitstop.caseworker,
            controller=pitstop.organisation,
            alias="Ræven",
            anonymous=True,
        )
        stay = plan_stay(
            by=pitstop.leader,
            citizen=fox,
            place=pitstop.place(track="room"),
            starts_on=today,
            ends_on=today + timedelta(days=14),
            scheme_rules_on=today,
            now=now,
        )
    page = page_of(sign_in(pitstop.leader), "stay", stay)

    assert "Ræven" in page
    assert "Anonym" in page
    assert " år</" not in page.split("</header>")[0]


def test_whom_to_ring_and_who_handles_the_medicine(pitstop, sign_in):
    """V § 4.6: as the referrer answered."""
    page = page_of(sign_in(pitstop.staff), "stay", referred_guest(pitstop))

    assert "Sanne Friis" in page
    assert 'href="tel:12345678"' in page
    assert "medicin" in page.lower()


def referred_guest(house):
    """A stay that came of a referral, with its answers."""
    referral = make_referral(house, track="room", by=house.leader)
    now = timezone.now()
    today = timezone.localdate(now)
    with acting(house.organisation):
        referral.stay = plan_stay(
            by=house.leader,
            citizen=referral.citizen,
            place=house.place(track="room"),
            starts_on=today,
            ends_on=today + timedelta(days=14),
            scheme_rules_on=today,
            now=now,
        )
        referral.status = "accepted"
        referral.save()
    return referral.stay


def test_onward_is_written_down_and_can_be_taken_back(pitstop, sign_in):
    stay = guest(pitstop)
    client = sign_in(pitstop.staff)
    url = reverse("onward", args=[stay.pk])

    assert client.post(url, {"onward": "wanted", "note": "Ringer til herberget"}).status_code == 302
    page = page_of(client, "stay", stay)
    assert "Ønsker hjælp til at finde det næste sted" in page
    assert "Ringer til herberget" in page
    assert client.post(url, {"onward": "", "note": ""}).status_code == 302
    assert "Ikke spurgt endnu" in page_of(client, "stay", stay)


def test_the_forstander_asks_a_guest_to_leave_and_staff_do_not(pitstop, sign_in):
    stay = guest(pitstop)
    url = reverse("ask_to_leave", args=[stay.pk])
    told = {"on": timezone.localdate().isoformat(), "destination": "shelter", "note": "Slog igen"}
    client = sign_in(pitstop.staff)

    assert client.post(url, told).status_code == 403
    assert 'value="asked_to_leave"' not in page_of(client, "move_out", stay)
    client = sign_in(pitstop.leader)
    assert client.post(url, told | {"note": ""}).status_code == 422
    assert client.post(url, told).status_code == 302

    with acting(pitstop.organisation):
        stay.refresh_from_db()
    assert (stay.ending, stay.outcome_note) == ("asked_to_leave", "Slog igen")


def test_beyond_fourteen_nights_the_houses_own_question_is_asked(pitstop, sign_in):
    stay = guest(pitstop)
    url = reverse("extend_stay", args=[stay.pk])
    later = {"ends_on": (timezone.localdate() + timedelta(days=25)).isoformat(), "reason": ""}
    client = sign_in(pitstop.leader)

    refused = client.post(url, later)
    assert refused.status_code == 422
    assert "Er borgeren stadig for syg til at tage videre" in refused.content.decode()
    assert "Et ophold varer op til 14 nætter." in refused.content.decode()
    onward = client.post(url, later | {"reason": "Venter", "answer_needs_longer": "no"})
    assert reverse("onward", args=[stay.pk]) in onward.content.decode()
    goes_on = {"reason": "Venter på herberget", "answer_needs_longer": "yes"}
    assert client.post(url, later | goes_on).status_code == 302


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.VOLUNTEER])
def test_who_only_looks_and_who_sees_nothing(pitstop, mpo, sign_in, role):
    for house, stay in ((pitstop, guest(pitstop)), (mpo, enrolled(mpo))):
        client = sign_in(house.actors[role])
        looks = 200 if role is Role.SUPERVISOR else 403
        assert client.get(reverse("stay", args=[stay.pk])).status_code == looks
        for name in (
            "onward",
            "relapse",
            "orientering",
            "move_review",
            "ask_to_leave",
            "extend_stay",
        ):
            assert client.post(reverse(name, args=[stay.pk]), {}).status_code == 403


# --- What it costs


def test_the_pages_cost_the_same_whatever_has_happened(mpo, sign_in):
    stay = enrolled(mpo)
    client = sign_in(mpo.leader)
    costs = []
    for n in (1, 3, 100):
        with acting(mpo.organisation):
            Relapse.objects.bulk_create(
                Relapse(
                    controller=mpo.organisation,
                    stay=stay,
                    on=date(2026, 1, 1),
                    what_happened="x",
                    judgement="goes_on",
                    reasons="x",
                    by=mpo.leader.user,
                    at=timezone.now(),
                )
                for _ in range(n)
            )
        costs.append(len(statements(client, reverse("stay", args=[stay.pk]))))
    assert len(set(costs)) == 1
    assert costs[0] <= 8


def test_a_hundred_guests_and_a_hundred_courses_cost_as_one(sign_in):
    """Min dag and the board, with outreach beside the places."""
    house = make_house(
        "holstebro", "Holstebro", municipality_code="0661", scheme="mpo", tracks={"place": 100}
    )
    client = sign_in(house.leader)
    costs = []
    done = 0
    for n in (1, 3, 100):
        while done < n:
            make_stay(house, track="place", n=done, name=f"Borger {done}", days_ago=3, nights=20)
            outreach(house, f"Ude {done}", begun=bool(done % 2))
            done += 1
        costs.append(tuple(len(statements(client, url)) for url in ("/", reverse("board"))))
    assert len(set(costs)) <= 2, costs  # the first has no course under way yet
    assert costs[2] <= costs[1]  # a heading that is cut asks no more
