"""The mail that says there is something on the page. It names neither citizen nor house, nor what
it is: a mail is read along the way, also on a phone that lies on a table."""

from __future__ import annotations

from datetime import datetime

from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from organisations.models import Organisation
from organisations.services.link_mails import link_message, send_links
from own_page.codes import door_of
from own_page.models import AskingMail, Card, Channel, Reply
from own_page.services.asking import still_open


def send_asking_mails(*, organisation: Organisation, now: datetime) -> int:
    """Send what waits; returns how many went out."""
    waiting = AskingMail.objects.filter(controller=organisation).select_related(
        "controller", "asking__stay__citizen", "asking__stay__facility"
    )
    return send_links(waiting, _message, now=now)


def _message(mail: AskingMail, now: datetime) -> EmailMessage | None:
    asking, today = mail.asking, timezone.localdate(now)
    channel = Channel.objects.filter(stay=asking.stay_id).exclude(mail="").first()
    card = Card.objects.standing().filter(stay=asking.stay_id, ends_on__gt=today).first()
    is_answered = Reply.objects.filter(asking=asking).exists()
    if channel is None or card is None or is_answered:
        return None
    if not still_open([asking], organisation=mail.controller, day=today):
        return None
    with translation.override(card.language):
        lines = [
            _("There is something new for you."),
            "",
            _("Open it with your card and your PIN: %(link)s") % {"link": door_of(mail.controller)},
            "",
            _("You need not answer this mail, and nobody reads what is sent to it."),
        ]
        return link_message(channel.mail, _("Something new for you"), lines)
