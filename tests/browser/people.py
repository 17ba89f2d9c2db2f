"""People who use flexplads, and what they do: the words that the browser tests are written in.

They find what is on a page as a person does, by what it is called and what it is for: a link, a
button, an entry of a list, an answer to a question. How it is marked up is nobody's business here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.pages import session_of

Axe = Callable[..., None]
NOTHING: Mapping[str, str] = {}


class Person:
    """Someone at the screen. Every page they come to is checked with axe, in their own window and
    in one of each width they are also given: a walk done once is seen by both screens."""

    def __init__(self, page: Page, axe: Axe, email: str, *, also_at: tuple[int, ...] = ()) -> None:
        self.page, self.axe, self.email, self.also_at = page, axe, email, also_at

    def signs_in(self, *, at: str = "/") -> None:
        """The page at ``at``, opened by one who has signed in; `test_signing_in` fills the form."""
        name, value = session_of(self.email)
        context = self.page.context
        context.clear_cookies()
        context.add_cookies([{"name": name, "value": value, "domain": "localhost", "path": "/"}])
        self.page.goto(at)
        self.looks()

    def looks(self) -> None:
        self.axe(self.page, also_at=self.also_at)

    def goes_to(self, section: str) -> None:
        menu = self.page.get_by_role("navigation", name="Hovedmenu")
        menu.get_by_role("link", name=section).click()
        self.looks()

    def item(self, text: str) -> Locator:
        """The first entry of a list in which the text stands."""
        return self.page.get_by_role("listitem").filter(has_text=text).first

    def opens_from(self, text: str) -> None:
        """Go where the entry of the list leads, the one in which the text stands."""
        self.item(text).get_by_role("link").last.click()
        self.looks()

    def settles(self, question: str, answer: str, details: Mapping[str, str] = NOTHING) -> None:
        """Answer a criterion of a referral, with {label: text} of what is written beside it."""
        entry = self.item(question)
        if not entry.get_by_role("button").is_visible():
            entry.get_by_text(re.compile(r"^\s*(Svar|Ret svaret)")).first.click()
        entry.get_by_label(answer, exact=True).check()
        for label, text in details.items():
            entry.get_by_label(label).fill(text)
        self.looks()
        entry.get_by_role("button").click()
        self.looks()

    def opens(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()
        self.looks()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        self.looks()

    def confirms(self) -> None:
        """Presses the button that says what the page is about."""
        self.presses(self.page.get_by_role("heading", level=1).inner_text())

    def fills(self, label: str, text: str | date) -> None:
        if isinstance(text, date):
            write_day(self.page, label, text)
        else:
            self.page.get_by_label(_begins(label)).first.fill(text)

    def answers(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=_begins(question))
        # Of how urgent it is each choice says by when there is an answer; of where the citizen
        # went, how that counts.
        more = ": svar senest | Tælles | Kommer an på "
        with_more = group.get_by_label(re.compile(rf"^\s*{re.escape(answer)}({more})"))
        group.get_by_label(answer, exact=True).or_(with_more).check()

    def chooses(self, label: str, option: str) -> None:
        self.page.get_by_label(_begins(label)).select_option(label=option)

    def sees_heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", name=text).first).to_be_visible()

    def sees(self, text: str) -> Locator:
        shown = self.page.get_by_text(text).first
        expect(shown).to_be_visible()
        return shown

    def does_not_see(self, text: str) -> None:
        expect(self.page.get_by_text(text)).to_have_count(0)


def write_day(page: Page, label: str, day: date) -> None:
    """In the boxes of a day, behind "another day" where there are quicker ways."""
    group = page.get_by_role("group", name=_begins(label)).first
    another = group.get_by_label("En anden dag")
    if another.count():
        another.check()
    for box, number in (("Dag", day.day), ("Måned", day.month), ("År", day.year)):
        group.get_by_label(box, exact=True).fill(str(number))


def _begins(label: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(label)}")
