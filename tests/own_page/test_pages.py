"""The page: what it shows, what it keeps closed, what the citizen says, and what the house sees."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.utils import timezone

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from core.acting import acting
from core.problems import TooMany
from moving_in.services.helpers import set_helper
from moving_in.services.preferences import add_preference
from organisations.actors import Actor
from organisations.models import TimeAway
from organisations.roles import Role
from own_page.models import Message, Opening
from own_page.sections import sections_for
from own_page.services.cards import Given
from own_page.services.messages import MOST_A_DAY, see_message, write_line
from own_page.services.openings import close_section, open_section
from placements.models import Stay
from placements.services.stays import cancel_stay, move_out
from tests.notifications.test_news import deliver_all, told
from tests.own_page.acts import agreed, asked, at_the_door, card_for, citizen_at, session, url
from tests.pages import signed_in, statements, text_of
from tests.world import House, copies_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def show(house: House, stay: Stay, *keys: str) -> None:
    for key in keys or [section.key for section in sections_for(stay)]:
        open_section(by=house.staff, stay=stay, key=key, now=timezone.now())


def pages(client: Client, house: House) -> list[str]:
    """The addresses that the citizen's page leads to, itself the first."""
    front = client.get(url("own_page", house)).content.decode()
    keys = dict.fromkeys(re.findall(r"/side/([a-z]+)/", front))
    return [
        url("own_page", house),
        *(url("own_page_section", house, key=key) for key in keys),
        url("own_page_yes_and_no", house),
    ]


def read(client: Client, house: House) -> str:
    """All that the citizen can read."""
    answers = [client.get(address) for address in pages(client, house)]
    assert {answer.status_code for answer in answers} == {200}
    return " ".join(text_of(answer) for answer in answers)


# -- What it shows --------------------------------------------------------------------------------


def test_to_begin_with_there_is_the_frame_alone(herning: House, stay: Stay, given: Given) -> None:
    add_preference(
        by=herning.staff, stay=stay, topic="food", text="Gerne havregrød", now=timezone.now()
    )
    text = read(citizen_at(herning, given), herning)
    assert "Det er dag 11 af din tid" in text
    for closed in ("havregrød", herning.staff.name, "Hvem har læst", "Maja", "1990", "Min stjerne"):
        assert closed not in text


def test_a_section_is_shown_from_when_it_is_opened_until_it_is_closed(
    herning: House, stay: Stay, given: Given
) -> None:
    now = timezone.now()
    add_preference(by=herning.staff, stay=stay, topic="food", text="Gerne havregrød", now=now)
    client = citizen_at(herning, given)
    own = url("own_page_section", herning, key="wishes")
    assert client.get(own).status_code == 404
    show(herning, stay, "wishes")
    show(herning, stay, "wishes")  # twice is once
    assert Opening.objects.count() == 1
    assert "Gerne havregrød" in read(client, herning)
    close_section(by=herning.staff, stay=stay, key="wishes", now=now)
    assert close_section(by=herning.staff, stay=stay, key="wishes", now=now) is None
    assert "havregrød" not in read(client, herning)
    assert client.get(own).status_code == 404
    assert client.get(url("own_page_section", herning, key="nothing")).status_code == 404


def test_what_comes_by_itself_is_the_same_page_without_its_frame(
    herning: House, stay: Stay, given: Given
) -> None:
    show(herning, stay, "people")
    client, own = citizen_at(herning, given), url("own_page_section", herning, key="people")
    whole, part = client.get(own), client.get(own, headers={"HX-Request": "true"})
    assert text_of(part) in text_of(whole)
    assert "<html" not in part.content.decode()
    # Once the page has closed, what comes by itself shows nothing and leads to the door.
    client.post(url("own_page_leave", herning))
    gone = client.get(own, headers={"HX-Request": "true"})
    assert gone["HX-Redirect"] == url("own_page_door", herning)
    assert not gone.content


def test_who_is_here_and_who_stands_in(herning: House, stay: Stay, given: Given) -> None:
    now, today = timezone.now(), timezone.localdate()
    leader = herning.leader.user
    assert leader is not None
    set_helper(
        by=herning.staff, stay=stay, helper=leader, starts_on=today, last_on=None, note="", now=now
    )
    show(herning, stay, "people")
    client = citizen_at(herning, given)
    text = read(client, herning)
    assert f"{herning.staff.name} , din kontaktperson" in text
    assert herning.leader.name in text
    TimeAway.objects.create(
        controller=herning.organisation,
        user=herning.staff.user,
        deputy=leader,
        starts_on=today,
        ends_on=today + timedelta(days=2),
    )
    assert f"Ikke på arbejde i dag: {leader.name} er her i stedet." in read(client, herning)


def test_what_comes_is_said_to_the_citizen_and_what_is_among_professionals_is_not(
    herning: House, stay: Stay, given: Given
) -> None:
    show(herning, stay, "coming")
    text = read(citizen_at(herning, given), herning)
    assert "Vi laver en Recovery Star sammen." in text
    assert "Gather" not in text
    assert "Indhent" not in text  # the colleagues' task


def test_who_has_read_is_said_by_what_they_do_and_never_by_name(
    herning: House, stay: Stay, given: Given
) -> None:
    signed_in(herning.caseworker).get(f"/ophold/{stay.pk}/")
    log_access(
        by=Actor.by_link(herning.organisation, "Lise Holm"),
        what="description",
        purpose=Purpose.PARTNER,
        citizen_id=stay.citizen_id,
    )
    other = make_stay(herning, n=1, name="Ida Lund")
    signed_in(herning.actors[Role.SUPERVISOR]).get(f"/ophold/{other.pk}/")
    show(herning, stay, "readers")
    client = citizen_at(herning, given)
    read(client, herning)
    text = read(client, herning)
    assert "Sagsbehandler: læste om dig" in text
    assert "Dit eget kort: læste om dig" in text
    assert "En, der arbejder sammen med dig, via et link: læste om dig" in text
    for hidden in (herning.caseworker.name, "Lise", "Socialtilsyn", "Tilsynsførende"):
        assert hidden not in text


def test_the_preview_is_the_page(herning: House, stay: Stay, given: Given) -> None:
    add_preference(
        by=herning.staff, stay=stay, topic="food", text="Gerne havregrød", now=timezone.now()
    )
    show(herning, stay)
    client, staff = citizen_at(herning, given), signed_in(herning.staff)
    vis = f"/ophold/{stay.pk}/mit-forloeb/vis/"
    preview = ""
    for theirs, ours, shown in (
        (url("own_page", herning), vis, ("Skriv til huset", "Hvem har læst om mig")),
        (url("own_page_yes_and_no", herning), f"{vis}ja-og-nej/", ("Jeg siger nej",)),
        (
            url("own_page_section", herning, key="wishes"),
            f"{vis}side/wishes/",
            ("Gerne havregrød",),
        ),
    ):
        as_seen = client.get(theirs).content.decode()
        preview += (as_previewed := staff.get(ours).content.decode())
        for words in shown:
            assert words in as_seen
            assert words in as_previewed
    close_section(by=herning.staff, stay=stay, key="wishes", now=timezone.now())
    assert staff.get(f"{vis}side/wishes/").status_code == 404
    # Nothing can be pressed: no form carries a token, and each is disabled.
    assert "csrfmiddlewaretoken" not in preview
    assert AccessLog.objects.filter(user=herning.staff.user, what="own_page").exists()


def test_the_page_is_in_the_language_of_the_card(herning: House, stay: Stay) -> None:
    given = card_for(herning, stay, language="en")
    client = citizen_at(herning, given)
    page = client.get(url("own_page_yes_and_no", herning))
    assert "You may say no" in text_of(page)
    assert page["Content-Language"] == "en"
    assert '<html lang="en">' in page.content.decode()
    client.post(url("own_page_language", herning), {"language": "da"})
    assert "Du må gerne sige nej" in read(client, herning)
    client.post(url("own_page_language", herning), {"language": "xx"})
    assert "Du må gerne sige nej" in read(client, herning)


def test_after_leaving_the_page_says_goodbye_and_keeps_what_is_open(
    herning: House, stay: Stay, given: Given
) -> None:
    show(herning, stay)
    move_out(
        by=herning.staff,
        stay=stay,
        on=timezone.localdate(),
        ending="as_planned",
        destination="own_home",
        note="",
        now=timezone.now(),
    )
    text = read(citizen_at(herning, given), herning)
    assert "Vi ønsker dig det bedste." in text
    assert "din kontaktperson" not in text.split("Hvem har læst")[0]


def test_the_page_of_who_has_died_closes_kindly_to_whoever_holds_card_and_pin(
    herning: House, stay: Stay, given: Given
) -> None:
    client = citizen_at(herning, given)
    stay.citizen.died_on = timezone.localdate()
    stay.citizen.save(update_fields=["died_on"])
    assert client.get(url("own_page", herning)).status_code == 302  # who is in is out
    closed = at_the_door(herning, given.code)
    text = text_of(closed)
    assert closed.status_code == 200
    assert "Siden er lukket" in text
    assert "en, du holder af" in text
    assert "død" not in text
    assert "Maja" not in text
    # To whoever has not the PIN it says what it always says.
    assert "Det åbnede ikke siden." in text_of(at_the_door(herning, given.code, "9999"))
    end = signed_in(herning.staff).post(
        f"/ophold/{stay.pk}/mit-forloeb/kort/stop/", {"why": "not_wanted"}
    )
    assert end.status_code == 302
    assert "Det åbnede ikke siden." in text_of(at_the_door(herning, given.code))


def test_a_stay_that_is_called_off_closes_it(herning: House) -> None:
    with acting(herning.organisation):
        planned = make_stay(herning, days_ago=-3, arrived=False)
        given = card_for(herning, planned)
        citizen_at(herning, given)
        cancel_stay(
            by=herning.caseworker, stay=planned, reason="Alligevel ikke", now=timezone.now()
        )
    assert "Siden er lukket" in text_of(at_the_door(herning, given.code))


# -- What the citizen says ------------------------------------------------------------------------


def test_a_line_is_kept_told_seen_and_said_to_be_seen(
    herning: House, stay: Stay, given: Given
) -> None:
    client = citizen_at(herning, given)
    line = '<script>alert("x")</script> & jeg vil gerne tale med dig'
    for _twice in range(2):
        sent = client.post(url("own_page_line", herning), {"text": line}, follow=True)
        assert "Tak. Det er sendt til huset, og gemt." in text_of(sent)
    message = Message.objects.get()
    assert message.text == line
    assert "<script>alert" not in sent.content.decode()
    deliver_all()
    assert told(herning.staff) == ["own_page.line_written"]
    page = signed_in(herning.staff).get(f"/ophold/{stay.pk}/mit-forloeb/")
    assert "jeg vil gerne tale med dig" in text_of(page)
    assert "<script>alert" not in page.content.decode()
    see_message(by=herning.staff, message=message, now=timezone.now())
    see_message(by=herning.leader, message=message, now=timezone.now())
    assert f"Læst af {herning.staff.name}" in read(client, herning)


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001, "\u200b"])
def test_what_is_no_line_is_not_sent_and_comes_back(
    herning: House, given: Given, text: str
) -> None:
    answer = citizen_at(herning, given).post(url("own_page_line", herning), {"text": text})
    assert answer.status_code == 422
    assert not Message.objects.exists()


def test_lines_are_kept_as_they_were_said(herning: House, stay: Stay, given: Given) -> None:
    message = write_line(session=session(herning, given), text="Ring til mig", now=timezone.now())
    for change in (
        lambda: Message.objects.filter(pk=message.pk).update(text="Andet"),
        lambda: Message.objects.filter(pk=message.pk).delete(),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


def test_one_does_not_write_without_end(herning: House, given: Given) -> None:
    opened = session(herning, given)
    for n in range(MOST_A_DAY):
        write_line(session=opened, text=f"Nr. {n}", now=timezone.now())
    with pytest.raises(TooMany):
        write_line(session=opened, text="En til", now=timezone.now())
    write_line(session=session(herning, given), text="I morgen", now=timezone.now() + timedelta(1))


def test_a_no_and_ask_me_again_are_told_and_the_latest_counts(
    herning: House, stay: Stay, given: Given
) -> None:
    client = citizen_at(herning, given)
    for kind in ("no", "no", "ask_again"):
        body = {"kind": kind, "about": "star"}
        assert client.post(url("own_page_say", herning), body).status_code == 302
    assert [message.kind for message in Message.objects.order_by("pk")] == ["no", "ask_again"]
    deliver_all()
    assert sorted(told(herning.staff)) == ["own_page.asked_again", "own_page.said_no"]
    assert "at blive spurgt igen" in read(client, herning)
    assert client.post(url("own_page_say", herning), {"kind": "line"}).status_code == 422


# -- What the house sees and does -----------------------------------------------------------------


def test_the_card_is_printed_once_and_neither_pin_nor_name_stands_on_it(
    herning: House, stay: Stay
) -> None:
    client, address = signed_in(herning.staff), f"/ophold/{stay.pk}/mit-forloeb/kort/"
    day = timezone.localdate() + timedelta(days=100)
    body = {
        "pin": "4718",
        "pin_again": "4718",
        "language": "da",
        "last_on": day.isoformat(),
    }
    printed = client.post(address, body)
    html = printed.content.decode()
    assert printed.status_code == 200
    card = html[
        html.index('<div class="print-card">') : html.index("<ul", html.index("print-card"))
    ]
    assert "/mit/herning/" in card
    for hidden in ("4718", "Maja", "Eksempel"):
        assert hidden not in card
    assert "4718" not in html
    code = card.split('<p class="print-code">')[2].split("<")[0].strip()
    assert at_the_door(herning, code).status_code == 302
    assert code not in client.get(f"/ophold/{stay.pk}/mit-forloeb/").content.decode()
    assert code not in client.get(address).content.decode()


def test_only_the_house_opens_and_only_what_the_scheme_has(herning: House, stay: Stay) -> None:
    for role in (Role.CASEWORKER, Role.SUPERVISOR, Role.ACUTE_STAFF, Role.VOLUNTEER):
        client = signed_in(herning.actors[role])
        answer = client.post(f"/ophold/{stay.pk}/mit-forloeb/del/wishes/")
        assert answer.status_code == 403
    assert not Opening.objects.exists()
    guest = make_stay(herning, track="guest", days_ago=0, nights=1, name="Ib Lund")
    assert "star" not in {section.key for section in sections_for(guest)}
    client = signed_in(herning.staff)
    assert client.post(f"/ophold/{guest.pk}/mit-forloeb/del/star/").status_code == 400
    assert client.post(f"/ophold/{stay.pk}/mit-forloeb/del/nothing/").status_code == 400


def test_the_pages_cost_the_same_however_much_was_said(
    herning: House, stay: Stay, given: Given
) -> None:
    now = timezone.now()
    message = write_line(session=session(herning, given), text="Ring", now=now)
    wish = add_preference(by=herning.staff, stay=stay, topic="food", text="Grød", now=now)
    consent = agreed(herning, stay)
    question = asked(herning, stay)
    show(herning, stay)
    staff, citizen = signed_in(herning.staff), citizen_at(herning, given)
    vis, tab = f"/ophold/{stay.pk}/mit-forloeb/vis/", f"/ophold/{stay.pk}/mit-forloeb/"
    ours = [
        tab,
        f"{tab}tre-spoergsmaal/",
        vis,
        f"{vis}ja-og-nej/",
        f"{vis}side/coming/",
        f"{tab}samtykke/",
        f"{tab}kort/",
    ]
    measured = [
        *((citizen, address) for address in pages(citizen, herning)),
        (citizen, url("own_page_pin", herning)),
        *((staff, address) for address in ours),
        (staff, f"/ophold/{stay.pk}/samtykker/"),
    ]
    alone = {each[1]: len(statements(*each)) for each in measured}
    for many in (2, 97):
        copies_of(message, many, text=lambda n, many=many: f"Nr. {many}-{n}")
        copies_of(wish, many, text=lambda n, many=many: f"Nr. {many}-{n}")
        copies_of(consent, many, recipient=lambda n, many=many: f"Nr. {many}-{n}")
        copies_of(question, many, recipient=lambda n, many=many: f"Nr. {many}-{n}")
        assert {each[1]: len(statements(*each)) for each in measured} == alone
    assert {address: n for address, n in alone.items() if n > MOST_STATEMENTS} == {}


#: Of any page, beyond the frame.
MOST_STATEMENTS = 8
