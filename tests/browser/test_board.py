"""The board by mouse, by keyboard and by itself: what is chosen, what is said, what comes of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Locator, Page, expect

from core.acting import acting
from placements.models import Booking, Place
from placements.services.bookings import close_place, hold_place
from tests.browser.people import Axe, Person
from tests.harness.browser import NARROW, WIDE
from tests.world import House, make_house, make_stay

#: As long as the board waits before it asks again (static/js/board_live.js), and a little more.
A_WHILE = 31_000


@pytest.fixture
def herning(live: str) -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


class AtTheBoard(Person):
    """Somebody who looks at four weeks, three days of them past."""

    def opens_it(self) -> None:
        start = timezone.localdate() - timedelta(days=3)
        self.signs_in(at=f"{reverse('board')}?visning=4-uger&fra={start.isoformat()}")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog")

    def lane(self, place: Place) -> Locator:
        return self.page.locator(f".lane[data-lane^='{place.pk}.']")

    def lanes_above(self, place: Place) -> int:
        lanes = self.page.locator(".lane[data-lane]").all()
        names = [lane.get_attribute("data-lane") or "" for lane in lanes]
        return next(n for n, name in enumerate(names) if name.startswith(f"{place.pk}."))

    def x_of(self, place: Place, night: date) -> float:
        """The middle of a night."""
        return self.x_before(place, night) + self._night(place) / 2

    def x_before(self, place: Place, night: date) -> float:
        """Where the night begins."""
        box = self.lane(place).bounding_box()
        assert box is not None
        column = (night - timezone.localdate()).days + 3
        return box["x"] + column * self._night(place)

    def y_of(self, place: Place) -> float:
        self.lane(place).scroll_into_view_if_needed()
        box = self.lane(place).bounding_box()
        assert box is not None
        return box["y"] + box["height"] / 2

    def drags(self, *points: tuple[float, float]) -> None:
        first, *others = points
        self.page.mouse.move(*first)
        self.page.mouse.down()
        for point in others:
            self.page.mouse.move(*point, steps=5)
        self.page.mouse.up()

    def _night(self, place: Place) -> float:
        box = self.lane(place).bounding_box()
        assert box is not None
        return box["width"] / 28


def at_the_board(page: Page, axe: Axe, house: House, *, as_leader: bool = False) -> AtTheBoard:
    actor = house.leader if as_leader else house.caseworker
    assert actor.user is not None
    person = AtTheBoard(page, axe, actor.user.email, also_at=(NARROW,))
    person.opens_it()
    return person


def place_of(house: House, n: int = 0) -> Place:
    with acting(house.organisation), transaction.atomic():
        return house.place(n=n)


def day(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


def close(house: House, place: Place, first: int, last: int) -> None:
    with acting(house.organisation), transaction.atomic():
        close_place(
            by=house.leader,
            place=place,
            starts_on=day(first),
            ends_on=day(last),
            reason="Maling",
            now=timezone.now(),
        )


def test_nights_are_dragged_held_and_taken_back(page: Page, axe: Axe, herning: House) -> None:
    place = place_of(herning)
    mads = at_the_board(page, axe, herning)
    y = mads.y_of(place)

    mads.drags((mads.x_of(place, day(4)), y), (mads.x_of(place, day(6)), y))
    expect(mads.panel).to_contain_text("3 nætter")
    expect(mads.panel).to_contain_text("Det passer")
    mads.looks()
    mads.opens("Reservér pladsen")
    mads.fills("Hvor mange dage", "5")
    mads.fills("Til hvem eller hvorfor", "Til Jonas")
    mads.presses("Gem")

    expect(page).to_have_url(re.compile("visning=4-uger"))
    bar = mads.lane(place).get_by_role("link", name="Reserveret: Til Jonas")
    expect(bar).to_be_visible()
    mads.presses("Fortryd")
    mads.sees("Alt er, som det var")
    expect(bar).to_have_count(0)


def test_the_end_of_a_stay_is_dragged_and_what_is_in_the_way_is_said_first(
    page: Page, axe: Axe, herning: House
) -> None:
    with transaction.atomic():
        stay = make_stay(herning, name="Maja Eksempel", days_ago=1, nights=8)
    place = place_of(herning)
    close(herning, place, 12, 14)
    mads = at_the_board(page, axe, herning)
    end, y = (mads.x_before(place, day(7)) - 5, mads.y_of(place))

    mads.drags((end, y), (mads.x_before(place, day(13)), y))
    expect(mads.panel).to_contain_text("I vejen: Pladsen er optaget")
    expect(mads.panel.get_by_role("link")).to_have_count(0)
    mads.looks()
    page.keyboard.press("Escape")

    mads.drags((end, y), (mads.x_before(place, day(11)), y))
    expect(mads.panel).to_contain_text("Det passer. At forlænge opholdet er en afgørelse")
    mads.opens("Fortsæt")
    expect(page).to_have_url(re.compile(f"/ophold/{stay.pk}/forlaeng/"))
    mads.sees_heading("Flyt den planlagte slutdato")
    assert page.get_by_label("Dag", exact=True).input_value() == str(day(11).day)
    with acting(herning.organisation), transaction.atomic():
        assert Booking.objects.get(stay=stay).ends_on == day(7), "nothing is written by dragging"


def test_all_is_done_by_keyboard(page: Page, axe: Axe, herning: House) -> None:
    with transaction.atomic():
        stay = make_stay(herning, name="Maja Eksempel", days_ago=1, nights=8)
    place, other = place_of(herning), place_of(herning, 1)
    mads = at_the_board(page, axe, herning)
    bar = mads.lane(place).get_by_role("link", name="Maja Eksempel")
    assert page.locator(".board .lane a[tabindex='0']").count() == 1, "one stop for the board"
    page.locator(".board .lane a[tabindex='0']").focus()
    for _lane in range(mads.lanes_above(place)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    expect(bar).to_be_focused()

    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text(f"{place.name}: Maja Eksempel · dag 2")
    expect(tip).to_contain_text(f"– {date_format(day(7), 'MONTH_DAY_FORMAT')}")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()

    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".board-told")).to_contain_text("Slutter")
    page.keyboard.press("Enter")
    expect(mads.panel).to_contain_text(date_format(day(9), "DATE_FORMAT"))
    page.keyboard.press("Escape")
    expect(bar).to_be_focused()

    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator(".board-told")).to_have_text(f"Flytter til {other.name}")
    page.keyboard.press("Enter")
    expect(mads.panel).to_contain_text("Det passer")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ophold/{stay.pk}/flyt-plads/**")
    assert page.get_by_role("radio", name=other.name, exact=True).is_checked()
    mads.looks()


def test_free_nights_are_chosen_by_keyboard(page: Page, axe: Axe, herning: House) -> None:
    place = place_of(herning)
    lone = at_the_board(page, axe, herning, as_leader=True)
    lone.lane(place).get_by_role("link").focus()

    for key in ("Right", "Right", "Down", "Right"):
        page.keyboard.press(f"Shift+Arrow{key}")
    expect(page.locator(".board-told")).to_contain_text("3 nætter fra")
    page.keyboard.press("Enter")
    expect(lone.panel).to_contain_text(date_format(day(1), "DATE_FORMAT"))
    lone.panel.get_by_role("link", name="Luk pladsen").click()
    page.wait_for_url("**hvad=close**")
    assert page.get_by_role("radio", name="Luk pladsen").is_checked()


def test_a_colleagues_reservation_comes_by_itself_and_the_focus_stays(
    page: Page, axe: Axe, herning: House
) -> None:
    with transaction.atomic():
        make_stay(herning, name="Maja Eksempel", days_ago=1, nights=8)
    page.clock.install()
    mads = at_the_board(page, axe, herning)
    bar = page.get_by_role("link", name="Maja Eksempel").first
    bar.focus()
    place = place_of(herning, 1)
    with acting(herning.organisation), transaction.atomic():
        hold_place(
            by=herning.leader,
            place=place,
            starts_on=day(2),
            ends_on=day(9),
            reason="Til Jonas",
            expires_at=timezone.now() + timedelta(days=2),
            now=timezone.now(),
        )

    page.clock.run_for(A_WHILE)

    expect(mads.lane(place).get_by_role("link", name="Reserveret: Til Jonas")).to_be_visible()
    expect(bar).to_be_focused()
    expect(page.locator(".board-told")).to_have_text("Tavlen er opdateret.")
    mads.looks()
    page.context.clear_cookies()
    page.clock.run_for(A_WHILE)
    mads.sees("Siden bliver ikke længere opdateret")
    expect(bar).to_be_visible()


def test_nothing_is_renewed_under_the_hands_of_who_is_choosing(
    page: Page, axe: Axe, herning: House
) -> None:
    page.clock.install()
    place, other = place_of(herning), place_of(herning, 1)
    mads = at_the_board(page, axe, herning)
    mads.lane(place).get_by_role("link").focus()
    page.keyboard.press("Shift+ArrowRight")
    close(herning, other, 2, 4)

    page.clock.run_for(A_WHILE)
    expect(mads.lane(other).get_by_role("link", name="Lukket: Maling")).to_have_count(0)
    page.keyboard.press("Escape")
    page.clock.run_for(A_WHILE)
    expect(mads.lane(other).get_by_role("link", name="Lukket: Maling")).to_be_visible()


@pytest.mark.parametrize("viewport", [WIDE])
def test_a_click_on_a_free_night_means_that_night(
    page: Page, axe: Axe, herning: House, viewport: int
) -> None:
    with transaction.atomic():
        make_stay(herning, days_ago=0, nights=7)
    place, other = place_of(herning), place_of(herning, 1)
    mads = at_the_board(page, axe, herning)
    for where, night, chosen in ((place, 7, 7), (other, -3, 0), (other, 12, 12)):
        mads.opens_it()
        page.mouse.click(mads.x_of(where, day(night)), mads.y_of(where))
        page.wait_for_url("**/pladser/*/**")
        assert parse_qs(urlsplit(page.url).query)["fra"] == [day(chosen).isoformat()]


def test_a_short_bar_says_its_name_beside_it_and_all_on_pointing(
    page: Page, axe: Axe, herning: House
) -> None:
    with transaction.atomic():
        make_stay(herning, name="Maximiliane Eksempelsen", days_ago=0, nights=1)
    place = place_of(herning)
    mads = at_the_board(page, axe, herning)

    expect(mads.lane(place).locator(".beside")).to_contain_text("Maximiliane Eksempelsen")
    page.mouse.move(mads.x_of(place, day(0)), mads.y_of(place))
    expect(page.get_by_role("tooltip")).to_contain_text(f"{place.name}: Maximiliane Eksempelsen")
