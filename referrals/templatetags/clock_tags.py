"""How long a referral has waited for its answer, in words."""

from __future__ import annotations

from django import template
from django.utils.formats import time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.page_tags import short_day
from referrals.clock import Clock

register = template.Library()


@register.simple_tag
def running(clock: Clock) -> SafeString:
    """While it is to be decided. In Python, since every row of a long list says it."""
    return format_html("{} <small>{}</small>", _waited(clock), _answer_by(clock))


def _waited(clock: Clock) -> SafeString | str:
    if not clock.has_started:
        starts_at = localtime(clock.starts_at)
        starts = {"day": short_day(starts_at), "at": time_format(starts_at.time())}
        return _("counts from %(day)s at %(at)s") % starts
    if not clock.working_days:
        return _("today")
    days = ngettext("%(n)s working day", "%(n)s working days", clock.working_days)
    tone = "late" if clock.is_late else "soon"
    return format_html('<span class="{}">{}</span>', tone, days % {"n": clock.working_days})


def _answer_by(clock: Clock) -> str:
    if clock.stands_still_since and not clock.is_late:
        return _("waits for information")
    return _("answer by %(day)s") % {"day": short_day(clock.answer_by)}
