"""The day before a shift whoever has signed up is reminded: once, as news and by mail.

The mail goes through other people's servers: it says the house and the time, and nothing else.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record_many
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.services.link_mails import link_message, send_links
from volunteering.events import ShiftEvent
from volunteering.models import ShiftReminder, SignUp
from volunteering.models.shift import SignUpQuerySet

#: Nobody is woken, and there is time left to find somebody else.
FROM_HOUR: Final = time(10)


def to_remind(now: datetime) -> SignUpQuerySet:
    """Of shifts tomorrow, those who have not been reminded; nobody before ten o'clock."""
    local = timezone.localtime(now)
    if local.time() < FROM_HOUR:
        return SignUp.objects.none()
    start = timezone.make_aware(datetime.combine(local.date() + timedelta(days=1), time()))
    return SignUp.objects.standing().filter(
        reminder=None,
        shift__cancelled_at=None,
        shift__starts_at__gte=start,
        shift__starts_at__lt=start + timedelta(days=1),
    )


@transaction.atomic
def remind_of_shifts(*, organisation: Organisation, now: datetime) -> int:
    """Acting for the organisation; returns how many are new. In any number of processes: a
    reminder there is already is left alone, and makes no second event."""
    due = to_remind(now).filter(controller=organisation)
    rows = due.select_for_update(of=("self",), skip_locked=True, no_key=True)
    sign_ups = list(rows.select_related("shift__facility", "volunteer"))
    ShiftReminder.objects.bulk_create(
        ShiftReminder(
            controller=organisation,
            sign_up=each,
            mail=each.volunteer.mail,
            asked_at=now,
            next_try_at=now if each.volunteer.mail else None,
        )
        for each in sign_ups
    )
    if sign_ups:
        record_many(
            [
                (
                    each.shift,
                    {
                        "name": each.volunteer.name,
                        "on": timezone.localdate(each.shift.starts_at),
                        "house": each.shift.facility.name,
                        "to_id": each.volunteer.user_id,
                    },
                )
                for each in sign_ups
            ],
            ShiftEvent.REMINDED,
            by=Actor.system(organisation),
            at=now,
        )
    return len(sign_ups)


def send_shift_mails(*, organisation: Organisation, now: datetime) -> int:
    """Acting for the organisation. Of whoever has signed off meanwhile nothing is sent."""
    waiting = ShiftReminder.objects.filter(controller=organisation)
    return send_links(
        waiting.select_related("sign_up__shift__facility", "sign_up__volunteer"), _message, now=now
    )


def _message(reminder: ShiftReminder, now: datetime) -> EmailMessage | None:
    sign_up = reminder.sign_up
    shift = sign_up.shift
    off = sign_up.signed_off_at is not None or shift.cancelled_at is not None
    if off or shift.starts_at <= now:
        return None
    day = date_format(timezone.localtime(shift.starts_at), "l j. F")
    house = shift.facility
    lines = [
        _("You have a shift at %(house)s on %(day)s, %(when)s.")
        % {"house": house.name, "day": day, "when": shift.when},
        "",
    ]
    if sign_up.volunteer.user_id is not None:
        link = f"{settings.SITE_ADDRESS}{reverse('shifts')}"
        lines += [_("See it, or sign off, here: %(link)s") % {"link": link}, ""]
    if house.phone:
        lines += [_("Can't you come? Ring %(phone)s.") % {"phone": house.phone}]
    return link_message(
        reminder.mail, _("Your shift tomorrow at %(house)s") % {"house": house.name}, lines
    )
