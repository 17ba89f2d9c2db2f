"""Behind a private link: one person's days, for a calendar program that signs in nowhere.

The view acts for the organisation whose link it is while it runs, and sees what the person of the
link sees in that role (docs/security/holes.md, "Personal links").
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.acting import acting
from core.calendar_files import CONTENT_TYPE
from core.personal_links import count_wrong_link
from core.problems import TooMany
from core.shared_cache import minutes_to_wait
from my_calendar.feed import feed_entries, feed_file, mark_of
from my_calendar.models import CalendarLink
from my_calendar.services.calendar_links import note_reading, opened_by
from organisations.actors import Actor
from organisations.models import Organisation

_HOUR: Final = 3600
#: Ours, a setting: several programs of one person, each a few times an hour.
_MOST_AN_HOUR: Final = 60


@require_safe
def calendar_feed(request: HttpRequest, organisation: str, token: str) -> HttpResponse:
    """The file, or that nothing has changed in it since (304)."""
    whose = Organisation.objects.filter(key=organisation).first()
    link = None
    if whose is not None:
        with acting(whose):
            link = opened_by(whose, token, now=timezone.now())
    response = _ended(request) if link is None else _days(request, link)
    # An address that opens something is told to nobody.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _days(request: HttpRequest, link: CalendarLink) -> HttpResponse:
    if minutes := minutes_to_wait(f"calendar-link:{link.pk}", _HOUR, _MOST_AN_HOUR):
        words = _("That was asked for many times from here. Try again in %(minutes)d min.")
        raise TooMany("too_many", words % {"minutes": minutes})
    actor, now = Actor.of(link.membership), timezone.now()
    # Nobody says which language a calendar program reads: the house's own.
    with (
        acting(actor.organisation, units=actor.units_in_sight),
        translation.override(settings.LANGUAGE_CODE),
    ):
        note_reading(link, now=now)
        entries = feed_entries(actor, now=now)
        mark = mark_of(entries)
        unchanged = get_conditional_response(request, etag=mark)
        response = unchanged or HttpResponse(feed_file(entries, now=now), content_type=CONTENT_TYPE)
    response.headers["ETag"] = mark
    # Asked for anew each time, and kept by no one in between.
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Disposition"] = 'inline; filename="kalender.ics"'
    return response


def _ended(request: HttpRequest) -> HttpResponse:
    """The same whether there never was such a link or it opens no more."""
    count_wrong_link(request)
    with translation.override(settings.LANGUAGE_CODE):
        words = _("The link to the calendar opens no more. Make a new one in flexplads.")
    response = HttpResponse(words, content_type="text/plain; charset=utf-8", status=HTTPStatus.GONE)
    response.headers["Cache-Control"] = "no-store"
    return response
