"""Pages reach who has little room: a keyboard on a phone, a screen of 320 points, paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page

from organisations.actors import Actor
from tests.harness.browser import NARROW
from tests.pages import session_of
from tests.walls.things import Things, make_things
from tests.world import House, make_house, make_region

#: As narrow as WCAG 2.2 asks for (1.4.10).
NARROWEST = {"width": 320, "height": 640}

#: Lines of text that end outside the window and that no scrolling of their own brings in.
_CUT = """() => {
  const cut = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const scrolls = node => {
    for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth) return true;
      if (style.position === "absolute" && at.clientWidth <= 1) return true;
    }
  };
  while (walker.nextNode()) {
    const node = walker.currentNode, range = document.createRange();
    if (!node.data.trim() || !node.parentElement.checkVisibility({visibilityProperty: true}))
      continue;
    if (node.parentElement.closest(".skipnav, .sr-only, .visually-hidden")) continue;
    range.selectNodeContents(node);
    const outside = [...range.getClientRects()].some(
      box => box.width > 1 && (box.right > innerWidth + 1 || box.left < -1));
    if (outside && !scrolls(node)) cut.push(node.data.trim());
  }
  return cut;
}"""

#: What has the focus, where something else lies over all of it; "" at the end of the page.
_FOCUS = """() => {
  const has = document.activeElement;
  if (!has || has === document.body) return null;
  const box = has.getBoundingClientRect(), label = has.labels?.[0];
  const name = (has.getAttribute("aria-label") || label?.innerText || has.innerText
    || has.name || has.id).trim().slice(0, 40);
  if (has.closest("nav, .skipnav")) return "";
  const seen = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return top && (has.contains(top) || top.contains(has) && !top.matches("body, html")
      || label?.contains(top) || top.control === has);
  };
  const middle = box.top + box.height / 2;
  const at = [box.left + 3, box.left + box.width / 2, box.right - 3];
  return at.some(x => seen(x, Math.min(Math.max(middle, 1), innerHeight - 1))) ? "" : name;
}"""


#: Text that is printed smaller than 11 points, and buttons that are printed at all.
_BADLY_PRINTED = """() => [...document.querySelectorAll("body *")].filter(each =>
  each.checkVisibility({visibilityProperty: true}) && each.clientWidth !== 1
  && (each.matches("button, .button, nav") || [...each.childNodes].some(
    node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    && parseFloat(getComputedStyle(each).fontSize) * 0.75 < 11)
).map(each => each.innerText).filter(Boolean)"""


@pytest.fixture
def herning(live: str) -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


@pytest.fixture
def things(herning: House) -> Things:
    make_region()  # a partner, who is let read
    with transaction.atomic():
        return make_things(herning, herning.first, "Ida")


def _as(page: Page, actor: Actor) -> None:
    assert actor.user is not None
    name, value = session_of(actor.user.email)
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": value, "domain": "localhost", "path": "/"}])


def _pages(house: House, things: Things) -> Iterator[tuple[Actor, list[str]]]:
    """The main pages of each role."""

    def at(name: str, thing: object = None, **more: object) -> str:
        return reverse(name, kwargs={"pk": thing.pk, **more} if thing else None)  # type: ignore[attr-defined]

    yield (
        house.caseworker,
        [
            at("my_day"),
            at("referrals"),
            at("referral", things.referral),
            at("accept_referral", things.referral),
            at("place_referral", things.accepted),
            at("referral_letter", things.refused),
            at("board"),
            at("citizens"),
            at("citizen", things.stay.citizen),
            at("extend_stay", things.stay),
        ],
    )
    yield (
        house.staff,
        [
            at("my_day"),
            at("stay", things.stay),
            at("move_out", things.stay),
            at("complete_follow_up", things.follow_up),
            at("follow_ups", things.stay),
            at("star_area", things.star, area="work"),
            at("guest_night"),
        ],
    )
    yield house.leader, [at("overview"), at("board")]


@pytest.mark.parametrize("viewport", [NARROW])
def test_nothing_is_cut_and_no_focus_is_hidden(
    page: Page, herning: House, things: Things, viewport: int
) -> None:
    faults = []
    tabbed = {
        reverse("my_day"),
        reverse("board"),
        reverse("stay", kwargs={"pk": things.stay.pk}),
        reverse("move_out", kwargs={"pk": things.stay.pk}),
    }
    for actor, addresses in _pages(herning, things):
        _as(page, actor)
        for address in addresses:
            page.set_viewport_size(NARROWEST)
            page.goto(address)
            faults += [f"{address} cuts {text!r}" for text in page.evaluate(_CUT)]
            if address in tabbed:
                page.set_viewport_size({"width": NARROW, "height": 844})
                faults += [f"{address} hides {name!r}" for name in _hidden(page)]
    assert not faults, "\n".join(faults)


def _hidden(page: Page) -> Iterator[str]:
    """What the focus comes to, by the keyboard, and something else lies over."""
    for _n in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(_FOCUS)
        if name is None:
            return
        if name:
            yield name


def test_letter_and_stay_are_printed_legibly_and_on_no_empty_sheet(
    page: Page, herning: House, things: Things
) -> None:
    _as(page, herning.caseworker)
    for name, thing in (
        ("referral_letter", things.refused),
        ("referral_letter", things.accepted),
        ("stay", things.stay),
    ):
        page.goto(reverse(name, kwargs={"pk": thing.pk}))
        paper = page.pdf(prefer_css_page_size=True)
        # A letter takes a second sheet for how to complain, a stay for what was agreed, and a third
        # where a star is drawn.
        sheets = len(re.findall(rb"/Type\s*/Page\b", paper))
        assert sheets <= (3 if name == "stay" else 2), name
        page.emulate_media(media="print")
        assert page.evaluate(_BADLY_PRINTED) == [], name
        page.emulate_media(media="null")


def test_on_a_phone_the_open_tab_is_in_sight(page: Page, herning: House, things: Things) -> None:
    _as(page, herning.leader)
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.goto(reverse("stay_timeline", args=[things.stay.pk]))
    box = page.locator(".tabs [aria-current=page]").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= NARROW
