"""Whatever is done in whatever order: nobody is asked twice at a time, a link opens as long as it
may, and no answer is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import Problem, Problems
from descriptions.models import Description, DescriptionLink, DescriptionRequest, Partner
from descriptions.services.asking import take_back_request
from descriptions.services.describing import describe_by_link
from descriptions.services.mailing import send_description_links
from descriptions.services.partners import end_partner
from organisations.actors import Actor
from placements.models import FollowUp, Stay
from placements.services.follow_ups import complete_follow_up
from placements.services.taking_back import undo_completion
from tests.descriptions.acts import PER, ask, by_link, partner, write
from tests.placements.stays import here
from tests.world import NOW, TODAY, House, day, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ACTS = ("ask", "again", "take_back", "answer", "not_mine", "write", "end", "done", "undo", "days")


@dataclass
class Model:
    """Who is asked no more, whether it is done, and all that was ever written."""

    days: int = 0
    done: bool = False
    ended: set[int] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return NOW + timedelta(days=self.days)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(1, 4)), max_size=12
    )
)
def test_no_answer_is_lost_and_nobody_is_asked_twice_at_a_time(
    herning: House, stay: Stay, acts: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        follow_up = stay.follow_ups.get(kind="second_week")
        both = [partner(herning.staff, stay), partner(herning.staff, stay, **PER)]
        model = Model()
        for number, (act, which, n) in enumerate(acts):
            _do(act, both[which], n, f"nr. {number}", model, herning, follow_up)
            _check(model, both, follow_up)
        transaction.set_rollback(True)


def _do(
    act: str,
    who: Partner,
    n: int,
    text: str,
    model: Model,
    house: House,
    follow_up: FollowUp,
) -> None:
    link = DescriptionLink.objects.filter(request__partner=who).last()
    acts = {
        "ask": lambda: _ask(who, n, model, house, follow_up),
        "again": lambda: _ask(who, n, model, house, follow_up, again=True),
        "take_back": lambda: link and _take_back(link, model, house),
        "answer": lambda: link and _answer(link, text, model, not_mine=False),
        "not_mine": lambda: link and _answer(link, text, model, not_mine=True),
        "write": lambda: _write(who, text, model, house, follow_up),
        "end": lambda: _end(who, model, house),
        "done": lambda: _done(text, model, house, follow_up),
        "undo": lambda: _undo(model, house, follow_up),
        "days": lambda: _wait(n, model),
    }
    try:
        with transaction.atomic():
            acts[act]()
    except (Problem, Problems):
        _is_refused_for_a_reason(act, who, link, model)


def _ask(
    who: Partner, n: int, model: Model, house: House, follow_up: FollowUp, *, again: bool = False
) -> None:
    by, now = house.staff, model.now
    wanted_on = now.date() + timedelta(days=n)
    if again:
        ask(by, follow_up, again=[who], wanted_on=wanted_on, now=now)
    else:
        ask(by, follow_up, who, wanted_on=wanted_on, now=now)


def _take_back(link: DescriptionLink, model: Model, house: House) -> None:
    take_back_request(by=house.staff, request=link.request, now=model.now)


def _answer(link: DescriptionLink, text: str, model: Model, *, not_mine: bool) -> None:
    by_link(link, text=text, not_mine=not_mine, now=model.now)
    model.texts.append(text)


def _write(who: Partner, text: str, model: Model, house: House, follow_up: FollowUp) -> None:
    write(house.staff, follow_up, who, text=text, now=model.now)
    model.texts.append(text)


def _end(who: Partner, model: Model, house: House) -> None:
    end_partner(by=house.staff, partner=who, reason="Kender hende ikke mere", now=model.now)
    model.ended.add(who.pk)


def _done(text: str, model: Model, house: House, follow_up: FollowUp) -> None:
    complete_follow_up(by=house.staff, follow_up=follow_up, outcome=text, on=TODAY, now=model.now)
    model.done = True


def _undo(model: Model, house: House, follow_up: FollowUp) -> None:
    undo_completion(by=house.staff, follow_up=follow_up, now=model.now)
    model.done = False


def _wait(n: int, model: Model) -> None:
    model.days += n


def _is_refused_for_a_reason(
    act: str, who: Partner, link: DescriptionLink | None, model: Model
) -> None:
    if act in ("ask", "again", "write", "end"):
        assert model.done or who.pk in model.ended, act
    elif act in ("answer", "not_mine"):
        assert link is not None
        request = DescriptionRequest.objects.get(pk=link.request_id)
        assert model.done or not request.is_open_at(model.now)
    elif act in ("done", "undo"):
        assert model.done, act
    else:
        assert model.done, act


def _check(model: Model, both: list[Partner], follow_up: FollowUp) -> None:
    kept = list(Description.objects.order_by("pk").values_list("text", flat=True))
    assert sorted(kept) == sorted(model.texts)
    for who in both:
        asked = DescriptionRequest.objects.filter(follow_up=follow_up, partner=who)
        still_open = [each for each in asked if each.is_open_at(model.now)]
        assert len(still_open) <= 1
        assert not (who.pk in model.ended and still_open)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_one_who_presses_twice_has_answered_once_and_been_asked_once() -> None:
    house = house_of("polaris")
    with acting(house.organisation), transaction.atomic():
        stay = here(house, -22, 100)
        follow_up = stay.follow_ups.get(kind="monthly", ordinal=1)
        who = partner(house.staff, stay)

    def at_once(do) -> None:
        start = Barrier(3)

        def press() -> None:
            try:
                with acting(house.organisation), transaction.atomic():
                    start.wait()
                    do()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(3) as presses:
            for each in [presses.submit(press) for _ in range(3)]:
                each.result()

    at_once(lambda: ask(house.staff, follow_up, who, wanted_on=day(3)))
    with acting(house.organisation), transaction.atomic():
        assert DescriptionRequest.objects.count() == 1
        assert Event.objects.filter(kind="description.asked").count() == 1
    with acting(house.organisation), transaction.atomic():
        send_description_links(organisation=house.organisation, now=NOW)
        link = DescriptionLink.objects.select_related("controller", "request__follow_up").get()

    at_once(
        lambda: describe_by_link(
            by=Actor.by_link(link.controller, "Lise Holm"),
            link=link,
            text="Det går fremad",
            not_mine=False,
            now=NOW,
        )
    )
    with acting(house.organisation), transaction.atomic():
        assert Description.objects.count() == 1
