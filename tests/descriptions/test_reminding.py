"""A silent partner is reminded once, on the working day before the day wanted."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from descriptions.models import DescriptionLink, DescriptionRequest
from descriptions.services.asking import take_back_request
from descriptions.services.mailing import remind_partners
from placements.models import FollowUp, Stay
from placements.services.follow_ups import complete_follow_up
from tests.descriptions.acts import (
    PER,
    ask,
    by_link,
    line,
    link_at,
    opened,
    partner,
    path_in,
    sent,
    write,
)
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: Thursday the 19th, before the Friday wanted.
THE_DAY_BEFORE: datetime = (NOW + timedelta(days=2)).replace(hour=8)


def remind(house: House, now: datetime = THE_DAY_BEFORE) -> int:
    return remind_partners(organisation=house.organisation, now=now)


def test_the_silent_are_reminded_once_and_the_first_link_still_opens(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    lise, per = partner(herning.staff, stay), partner(herning.staff, stay, **PER)
    ask(herning.staff, follow_up, lise, per, unit=True)
    both = {mail.to: path_in(mail) for mail in sent(herning, mails)}
    by_link(opened(herning, both[per.mail]))
    assert remind(herning, THE_DAY_BEFORE.replace(hour=6)) == 0
    assert remind(herning) == 1
    assert remind(herning) == 0
    reminder, *_before = sent(herning, mails, THE_DAY_BEFORE)
    assert (reminder.to, reminder.subject) == (
        lise.mail,
        f"Påmindelse: et spørgsmål fra {herning.first.name}",
    )
    assert "Maja" not in reminder.text
    assert remind(herning, THE_DAY_BEFORE + timedelta(days=1)) == 0
    first, second = both[lise.mail], path_in(reminder)
    assert first != second
    assert link_at(herning, first, THE_DAY_BEFORE)
    by_link(opened(herning, second, THE_DAY_BEFORE), now=THE_DAY_BEFORE)
    assert line(follow_up, lise).written
    # What was answered by the one is known by the other.
    by_link(opened(herning, first, THE_DAY_BEFORE), now=THE_DAY_BEFORE)
    assert len(line(follow_up, lise).descriptions) == 1


def test_the_page_says_when_somebody_was_reminded(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    lise = partner(herning.staff, stay)
    ask(herning.staff, follow_up, lise)
    assert line(follow_up, lise).then == "Mailen er på vej."
    sent(herning, mails)
    assert line(follow_up, lise).then == ""
    remind(herning)
    sent(herning, mails, THE_DAY_BEFORE)
    assert line(follow_up, lise).then == "Mindet om det 19. marts."
    assert line(follow_up, lise, NOW + timedelta(days=40)).then == "Linket åbner ikke mere."


def test_a_sweep_that_was_down_catches_up_until_the_day_wanted(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    lise, per = partner(herning.staff, stay), partner(herning.staff, stay, **PER)
    ask(herning.staff, follow_up, lise)
    ask(herning.staff, follow_up, per, wanted_on=day(2))
    sent(herning, mails)
    assert remind(herning, THE_DAY_BEFORE + timedelta(days=1)) == 1
    assert not DescriptionRequest.objects.filter(remind_on__isnull=False).exists()


def test_over_a_weekend_the_reminder_goes_on_friday(
    herning: House, stay: Stay, follow_up: FollowUp
) -> None:
    [request] = ask(herning.staff, follow_up, partner(herning.staff, stay), wanted_on=day(6))
    assert request.remind_on == day(3)


def test_asked_so_late_nobody_is_reminded(herning: House, stay: Stay, follow_up: FollowUp) -> None:
    lise, per = partner(herning.staff, stay), partner(herning.staff, stay, **PER)
    for who, wanted in ((lise, TODAY), (per, day(1))):
        [request] = ask(herning.staff, follow_up, who, wanted_on=wanted)
        assert request.remind_on is None


def test_what_is_over_reminds_nobody(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    lise, per = partner(herning.staff, stay), partner(herning.staff, stay, **PER)
    ida = partner(herning.staff, stay, name="Ida", mail="ida@job.example")
    week = stay.follow_ups.get(kind="second_week")
    ask(herning.staff, week, lise)  # done meanwhile
    [back] = ask(herning.staff, follow_up, per)  # taken back
    ask(herning.staff, follow_up, ida)  # answered by telephone
    sent(herning, mails)
    complete_follow_up(by=herning.staff, follow_up=week, outcome="Godt", on=TODAY, now=NOW)
    take_back_request(by=herning.staff, request=back, now=NOW)
    write(herning.staff, follow_up, ida)
    assert remind(herning) == 0
    assert len(sent(herning, mails, THE_DAY_BEFORE)) == 3


def test_the_database_keeps_a_second_reminder_out(
    herning: House, stay: Stay, follow_up: FollowUp, mails: Path
) -> None:
    [request] = ask(herning.staff, follow_up, partner(herning.staff, stay))
    sent(herning, mails)
    assert remind(herning) == 1
    DescriptionRequest.objects.update(remind_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        remind(herning)
    assert DescriptionLink.objects.filter(request=request).count() == 2
