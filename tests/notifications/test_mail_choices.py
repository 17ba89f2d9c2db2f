"""Mail as each person chose: at once, once a day, or only what is overdue. Nothing twice."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core import mail as django_mail

from audit.models import Event
from core.problems import Problems
from core.shown import Shown, Stale
from notifications.models import Mail, MailChoice, MailWhen, Reminder
from notifications.services.choosing_mail import choose_mail
from notifications.services.sending import send_waiting
from organisations.models import User
from placements.models import FollowUp
from tests.notifications.conftest import at, bare_stay, plan, sweep
from tests.world import TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def staff(herning: House) -> User:
    assert herning.staff.user is not None
    return herning.staff.user


def choose(house: House, chosen: str, now: datetime | None = None) -> MailChoice:
    return choose_mail(by=house.staff, chosen=chosen, now=now or at(TODAY, 9))


def due(house: House, staff: User, name: str, due_on: date) -> FollowUp:
    return plan(bare_stay(house, name=name, key_worker=staff), due_on, due_on)


def sent(house: House, now: datetime) -> list[str]:
    """The subjects of what goes out to the staff now."""
    before = len(django_mail.outbox)
    send_waiting(controller=house.organisation, now=now)
    new = django_mail.outbox[before:]
    return [one.subject for one in new if one.to == ["facility_staff@herning.example"]]


def test_a_digest_is_one_mail_in_the_morning_of_all_since_the_last(
    herning: House, staff: User
) -> None:
    choose(herning, MailWhen.DIGEST)
    due(herning, staff, "Et", day(0))
    sweep(herning, at(TODAY, 10))
    due(herning, staff, "To", day(1))
    sweep(herning, at(TODAY, 15))
    assert Reminder.objects.filter(waits_for_mail=True).count() == 2
    assert sent(herning, at(TODAY, 16)) == []
    sweep(herning, at(day(1), 6, 59))
    assert sent(herning, at(day(1), 6, 59)) == []
    sweep(herning, at(day(1), 7))
    assert sent(herning, at(day(1), 7)) == ["2 opfølgninger at huske, 1 over tiden"]
    assert not Reminder.objects.filter(waits_for_mail=True).exists()
    due(herning, staff, "Tre", day(1))
    for hour in (8, 12, 20):
        sweep(herning, at(day(1), hour))
        assert sent(herning, at(day(1), hour)) == []
    sweep(herning, at(day(2), 7))
    assert len(sent(herning, at(day(2), 7))) == 1


def test_a_digest_says_of_each_follow_up_the_latest_only(herning: House, staff: User) -> None:
    choose(herning, MailWhen.DIGEST, at(date(2026, 3, 13), 9))  # a Friday
    due(herning, staff, "Et", date(2026, 3, 16))
    sweep(herning, at(date(2026, 3, 13), 10))
    sweep(herning, at(date(2026, 3, 16), 7))
    (subject,) = sent(herning, at(date(2026, 3, 16), 7))
    assert subject.startswith("Sidste dag")
    letter = Mail.objects.get(user=staff)
    assert letter.text.count("/opfoelgning/") == 1
    assert letter.reminders.count() == 2


def test_no_digest_at_the_weekend_on_a_holiday_or_before_the_machine_is_up(
    herning: House, staff: User
) -> None:
    maundy_thursday, easter_tuesday = date(2026, 4, 2), date(2026, 4, 7)
    choose(herning, MailWhen.DIGEST, at(date(2026, 4, 1), 9))
    due(herning, staff, "Et", date(2026, 4, 5))
    sweep(herning, at(date(2026, 4, 1), 10))
    for n in range(4):
        sweep(herning, at(maundy_thursday.replace(day=2 + n), 12))
    assert not Mail.objects.exists()
    sweep(herning, at(easter_tuesday, 15, 30))  # down until then
    assert Mail.objects.filter(user=staff).count() == 1
    sweep(herning, at(easter_tuesday, 15, 31))
    assert Mail.objects.filter(user=staff).count() == 1


@pytest.mark.parametrize("morning", [date(2026, 3, 30), date(2026, 10, 26)])
def test_the_morning_after_the_clock_was_changed_is_seven_there(
    herning: House, staff: User, morning: date
) -> None:
    friday = morning.fromordinal(morning.toordinal() - 3)
    choose(herning, MailWhen.DIGEST, at(friday, 9))
    due(herning, staff, "Et", morning)
    sweep(herning, at(friday, 12))
    sweep(herning, at(morning, 6, 59))
    assert not Mail.objects.exists()
    sweep(herning, at(morning, 7))
    assert Mail.objects.count() == 1


def test_only_what_is_overdue_is_mailed_and_at_once(herning: House, staff: User) -> None:
    choose(herning, MailWhen.OVERDUE)
    due(herning, staff, "Et", day(0))
    sweep(herning, at(TODAY))
    assert Reminder.objects.filter(user=staff).count() == 1, "in the app it always is"
    assert sent(herning, at(TODAY)) == []
    sweep(herning, at(day(1)))
    assert sent(herning, at(day(1))) == ["Over tiden: Månedlig opfølgning (Herning Kommune 1)"]


def test_from_a_digest_to_at_once_what_waits_goes_now_and_once(herning: House, staff: User) -> None:
    choose(herning, MailWhen.DIGEST)
    due(herning, staff, "Et", day(0))
    sweep(herning, at(TODAY, 10))
    choose(herning, MailWhen.AT_ONCE, at(TODAY, 11))
    sweep(herning, at(TODAY, 11))
    assert len(sent(herning, at(TODAY, 11))) == 1
    choose(herning, MailWhen.DIGEST, at(TODAY, 12))
    sweep(herning, at(day(1), 6))
    assert Mail.objects.filter(user=staff).count() == 1


def test_what_was_not_sent_yet_waits_for_the_digest_and_what_was_is_not_sent_again(
    herning: House, staff: User
) -> None:
    due(herning, staff, "Et", day(0))
    sweep(herning, at(TODAY, 10))
    assert len(sent(herning, at(TODAY, 10))) == 1
    due(herning, staff, "To", day(0))
    sweep(herning, at(TODAY, 11))  # and the relay is away
    choose(herning, MailWhen.DIGEST, at(TODAY, 11))
    assert sent(herning, at(TODAY, 12)) == []
    sweep(herning, at(TODAY, 13))
    assert sent(herning, at(TODAY, 13)) == []
    FollowUp.objects.filter(stay__citizen__name="Et").update(status="cancelled")
    sweep(herning, at(day(1), 7))
    (subject,) = sent(herning, at(day(1), 7))
    assert subject.startswith("Over tiden: ")
    assert Mail.objects.filter(last_error="chosen otherwise").count() == 1


def test_only_overdue_drops_what_waits_and_is_less(herning: House, staff: User) -> None:
    choose(herning, MailWhen.DIGEST)
    due(herning, staff, "Et", day(0))
    due(herning, staff, "To", day(-4))
    sweep(herning, at(TODAY, 10))
    choose(herning, MailWhen.OVERDUE, at(TODAY, 11))
    sweep(herning, at(TODAY, 11))
    (subject,) = sent(herning, at(TODAY, 11))
    assert subject.startswith("Over tiden")
    choose(herning, MailWhen.AT_ONCE, at(TODAY, 12))
    sweep(herning, at(TODAY, 12))
    assert sent(herning, at(TODAY, 12)) == [], "it was never to be mailed"


def test_done_before_the_morning_it_is_not_in_the_digest(herning: House, staff: User) -> None:
    choose(herning, MailWhen.DIGEST)
    due(herning, staff, "Et", day(0))
    sweep(herning, at(TODAY, 10))
    FollowUp.objects.update(status="cancelled")
    sweep(herning, at(day(1), 7))
    assert not Mail.objects.exists()
    assert not Reminder.objects.filter(waits_for_mail=True).exists()


def test_the_same_again_is_nothing_a_word_that_is_none_a_problem_and_a_colleagues_tab_stale(
    herning: House,
) -> None:
    choose(herning, MailWhen.AT_ONCE)
    assert not MailChoice.objects.exists()
    choose(herning, MailWhen.DIGEST)
    choose(herning, MailWhen.DIGEST)
    assert Event.objects.filter(kind="mail_choice.chosen").count() == 1
    for word, code in (("", "missing"), ("often", "not_a_choice")):
        with pytest.raises(Problems) as raised:
            choose(herning, word)
        assert [each.code for each in raised.value.each] == [code]
    with pytest.raises(Stale):
        choose_mail(
            by=herning.staff,
            chosen=MailWhen.OVERDUE,
            now=at(TODAY),
            shown=Shown.of({"chosen": MailWhen.AT_ONCE}),
        )


def test_a_choice_holds_for_one_organisation_and_one_person(herning: House, staff: User) -> None:
    choose(herning, MailWhen.OVERDUE)
    plan(bare_stay(herning), day(0), day(0), office="caseworker")
    sweep(herning, at(TODAY))
    assert [mail.user for mail in Mail.objects.all()] == [herning.caseworker.user]
