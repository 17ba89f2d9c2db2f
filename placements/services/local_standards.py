"""The local standard (kvalitetsstandard) that an organisation's decisions name."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.events import StandardEvent
from placements.models import Facility, LocalStandard

_is_link = URLValidator(schemes=["https", "http"])


@transaction.atomic
def set_local_standard(
    *,
    by: Actor,
    scheme: str,
    title: str,
    version: str,
    link: str,
    starts_on: date | None,
    now: datetime,
    shown: Shown | None = None,
) -> LocalStandard:
    """Which standard decisions name from ``starts_on``, today at the earliest. Without a title they
    name none. Decisions made before keep the one of their day.

    The same again is one. Raises :class:`Problems` at their fields, :class:`Stale` where a
    colleague changed it since ``shown``.
    """
    by.must(Permission.EDIT_LETTERS)
    checks = Checks()
    check_own_scheme(checks, by, scheme)
    facts = {
        "title": checks.text("title", title, longest=160),
        "version": checks.text("version", version, longest=80),
        "link": _checked_link(checks, link),
    }
    if not facts["title"] and (facts["version"] or facts["link"]):
        checks.add("missing", _("Write what the standard is called."), field="title")
    day = check_start(checks, starts_on, today=timezone.localdate(now))
    checks.raise_any()
    # One at a time: of two at once the second has seen the first.
    Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation.pk)
    standing = latest_standard(by.organisation, scheme)
    if standing is not None and repeats(standing, starts_on=day, **facts):
        return standing
    merge(shown, typed=facts, standing=shown_of(standing))
    standard = LocalStandard.objects.create(
        controller=by.organisation, scheme=scheme, starts_on=day, by=by.user, at=now, **facts
    )
    record(standard, StandardEvent.SET, by=by, at=now, standard=str(standard), on=day)
    return standard


def latest_standard(controller: Organisation, scheme: str) -> LocalStandard | None:
    """What was set last, in force or to come."""
    return LocalStandard.objects.of(controller, scheme).order_by("-starts_on", "-pk").first()


def shown_of(standing: LocalStandard | None) -> dict[str, str]:
    return standing.plain if standing is not None else LocalStandard().plain


def schemes_of(organisation: Organisation) -> list[str]:
    """Keys of the schemes that the organisation runs a house of."""
    rows = Facility.objects.filter(controller=organisation).order_by("scheme")
    return list(rows.values_list("scheme", flat=True).distinct())


def check_own_scheme(checks: Checks, by: Actor, scheme: str) -> None:
    if scheme not in schemes_of(by.organisation):
        checks.add("not_a_choice", _("Choose one of your own schemes."), field="scheme")


def check_start(checks: Checks, starts_on: date | None, *, today: date) -> date:
    """From when it holds. Never from a day that has passed: what was written then stands."""
    day = checks.day("starts_on", starts_on, missing=_("Write from which day it is used."))
    if day is not None and day < today:
        checks.add("in_the_past", _("Choose today or a later day."), field="starts_on")
    return day or today


def _checked_link(checks: Checks, link: str) -> str:
    link = checks.text("link", link, longest=300)
    if link:
        try:
            _is_link(link)
        except ValidationError:
            checks.add(
                "not_a_link",
                _("Write a web address, for example https://www.example.dk/standard."),
                field="link",
            )
    return link
