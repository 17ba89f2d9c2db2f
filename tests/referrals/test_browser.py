"""A nurse refers on the ward, a caseworker assesses, decides and finds a place: in a browser."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.people import write_day
from tests.harness.browser import NARROW
from tests.world import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def sign_in(page, actor):
    page.context.clear_cookies()
    page.goto("/log-ind/")
    page.fill("[name=username]", actor.user.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.button-primary")


def go_on(page):
    page.click("main form.large-answers button.button-primary")


def answer(page, name, value):
    page.locator(f"input[name='{name}'][value='{value}'] + label").click()


@pytest.mark.parametrize("viewport", [NARROW])
def test_from_the_ward_to_a_place(page, axe, shot, nurse, herning, viewport):
    def looks_right(name):
        axe(page)
        shot(page, f"referrals-{viewport}-{name}")

    # The nurse begins a referral, and types a date that does not exist.
    sign_in(page, nurse)
    page.goto("/henvisninger/ny/")
    looks_right("new")
    page.locator("input[name=offer][value$=':home'] + label").click()
    page.click("main button.button-primary")
    page.fill("[name=name]", "Jonas Vind")
    page.fill("[name=number]", "310285-1234")
    go_on(page)
    assert page.locator("#id_number_error").is_visible()
    assert page.input_value("[name=name]") == "Jonas Vind"
    looks_right("citizen-wrong")

    page.fill("[name=number]", "050585-1234")
    page.select_option("[name=home_municipality]", "0657")
    go_on(page)

    # A change is saved by itself.
    answer(page, "whereabouts", "hospital")
    page.locator("#saved", has_text=re.compile(r"\d")).wait_for()
    answer(page, "urgency", "soon")
    looks_right("now")
    go_on(page)

    # One question she does not know, one she forgets.
    answer(page, "answers.own_citizen", "yes")
    go_on(page)
    answer(page, "answers.need", "clarification")
    answer(page, "answers.long_term_need", "no")
    go_on(page)
    answer(page, "answers.cooperates", "unknown")
    looks_right("theme")
    go_on(page)
    page.fill("[name=contact_name]", "Nanna Nat, E3")
    go_on(page)
    looks_right("check-missing")
    page.locator("a[href*='mangler']").first.click()
    answer(page, "referrer", "psychiatry")
    looks_right("sender")
    go_on(page)
    looks_right("check")
    page.locator("main form[method=post] button.button-primary").click()
    reference = re.search(r"HER-\d{4}-\d{4}", page.inner_text("main"))
    assert reference
    looks_right("receipt")

    # The caseworker holds the meeting, asks Jonas, and awards the stay.
    sign_in(page, herning.caseworker)
    page.goto("/henvisninger/")
    assert reference[0] in page.inner_text("main")
    looks_right("worklist")
    page.get_by_role("link", name="Jonas Vind").click()
    looks_right("referral")
    for key, said in {"cooperates": "yes", "met_and_seen": "yes"}.items():
        page.locator(f"#spm-{key} input[value={said}] + label").click()
        page.locator(f"#spm-{key} button").click()
    page.locator("a[href$='/ja/']").click()
    answer(page, "legal_basis", "84_2")
    answer(page, "target_group", "2")
    looks_right("accept")
    go_on(page)

    # A place that is free from next week.
    page.locator("a[href$='/plads/']").click()
    starts_on = timezone.localdate() + timedelta(days=7)
    write_day(page, "Borgeren kommer", starts_on)
    write_day(page, "Borgeren rejser", starts_on + timedelta(days=120))
    page.click("form.period button")
    looks_right("place")
    page.locator("input[name=place] + label").first.click()
    page.click("button[name=book]")
    assert page.locator("a[href^='/ophold/']").first.is_visible()
    looks_right("placed")

    # The nurse reads the decision, and what she may not see is not there.
    sign_in(page, nurse)
    page.goto("/henvisninger/")
    page.get_by_role("link", name="Jonas Vind").click()
    assert page.locator(".decision").is_visible()
    looks_right("sent")
