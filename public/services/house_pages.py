"""Keeping what a house tells of itself."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.models import Facility
from public.events import PageEvent
from public.models import HousePage
from public.rules import RULES, Verb

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIELDS: Final = ("slug", "text_da", "text_en", "is_published")
LONGEST_SLUG: Final = 60


def standing_page(facility: Facility) -> dict[str, Any]:
    """What the page says now; of a house without one, what it may begin with."""
    page = HousePage.objects.filter(facility=facility, controller=facility.controller_id).first()
    if page is not None:
        return {name: getattr(page, name) for name in _FIELDS}
    return {
        "slug": slug_for(facility.name),
        "text_da": facility.description,
        "text_en": "",
        "is_published": False,
    }


@transaction.atomic
def save_house_page(
    *,
    by: Actor,
    facility: Facility,
    slug: str,
    text_da: str,
    text_en: str,
    is_published: bool,
    now: datetime,
    shown: Shown | None = None,
) -> HousePage:
    """Write the page, and say whether everybody may read it. The same again changes nothing.

    Raises :class:`Problems` at ``slug``, ``text_da`` or ``text_en``; :class:`Stale` where a
    colleague wrote otherwise since ``shown``.
    """
    # The facility's row, since there may be none of the page yet.
    row = own_row(
        Facility.objects.visible_to(by), facility.pk, not_yours=_("The house is not yours.")
    )
    RULES[Verb.KEEP_PAGE].must(by)
    checks = Checks()
    typed: dict[str, Any] = {
        "slug": _slug(checks, slug),
        "text_da": checks.text(
            "text_da",
            text_da,
            missing=_("Write in Danish what the house is."),
            longest=LONG_TEXT,
        ),
        "text_en": checks.text("text_en", text_en, longest=LONG_TEXT),
        "is_published": is_published,
    }
    checks.raise_any()
    standing = standing_page(row)
    values = merge(shown, typed=typed, standing=standing)
    page = HousePage.objects.filter(facility=row).first()
    if page is not None and values == standing:
        return page
    kind = _kind(was=page is not None and page.is_published, is_now=values["is_published"])
    page = page or HousePage(controller=row.controller, facility=row)
    for name, value in values.items():
        setattr(page, name, value)
    try:
        with transaction.atomic():
            page.save()
    except IntegrityError:
        raise Problem(
            "slug_taken", _("Another house has that address. Write another."), field="slug"
        ) from None
    record(page, kind, by=by, at=now, facility=row.name)
    return page


def slug_for(name: str) -> str:
    """ "Nørregade 7" is "noerregade-7"."""
    danish = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return slugify(danish)[:LONGEST_SLUG].strip("-") or "hus"


def _slug(checks: Checks, typed: str) -> str:
    slug = checks.text(
        "slug", typed, missing=_("Write the end of the address."), longest=LONGEST_SLUG
    )
    if slug and not _SLUG.fullmatch(slug):
        checks.add(
            "not_an_address",
            _("Write small letters a–z, digits and hyphens only, for example skovvang."),
            field="slug",
        )
    return slug


def _kind(*, was: bool, is_now: bool) -> PageEvent:
    if was == is_now:
        return PageEvent.CHANGED
    return PageEvent.PUBLISHED if is_now else PageEvent.WITHDRAWN
