"""The one door by which a partner reads of another organisation's citizen (ADR-0043).

The partner's organisation has no rows of the citizen: row-level security hides them. Here the grant
is found as the partner, and whether it opens is asked as the controller, in the same transaction as
the reading. What leaves is plain data of the parts that the grant names, and each reading is logged
with the controller. Nothing else in the product acts for another organisation on a grant's word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.purposes import Purpose as Looking
from audit.services import log_access, log_shown
from core.acting import acting
from core.own_row import row_of
from core.problems import Conflict, Text
from organisations.actors import Actor
from placements.models import Stay
from sharing import rules
from sharing.models import Grant
from sharing.parts import SharedPart, parts_named, parts_of


class AccessIsOver(Conflict):
    """The grant opens nothing any more. Why is not the partner's to know."""

    def __init__(self) -> None:
        super().__init__("access_over", _("The access has ended. Ring whoever gave it to you."))


@dataclass(frozen=True, kw_only=True)
class SharedWith:
    """What a partner is told of a grant before a part is read."""

    grant_id: int
    called: str
    birth_date: date | None
    organisation: str
    purpose: str
    reason: str
    last_day: date
    parts: tuple[SharedPart, ...]


@dataclass(frozen=True, kw_only=True)
class ReadPart:
    """One part as the partner sees it, and as it is shown before it is given."""

    part: SharedPart
    data: Mapping[str, Any]

    @property
    def template(self) -> str:
        return self.part.template

    @property
    def label(self) -> Text:
        return self.part.label


@transaction.atomic
def shared_with(*, by: Actor, now: datetime) -> list[SharedWith]:
    """All that opens for the partner today; each citizen named is logged with the controller."""
    today = timezone.localdate(now)
    by_controller: dict[int, list[int]] = defaultdict(list)
    for pk, controller in Grant.objects.given_to(by).values_list("pk", "controller_id"):
        by_controller[controller].append(pk)
    if not by_controller:
        return []
    keys = [pk for pks in by_controller.values() for pk in pks]
    with acting(*by_controller):
        grants = list(Grant.objects.with_what_they_rest_on(today).filter(pk__in=keys))
    open_grants = [grant for grant in grants if not rules.against_reading(grant, today)]
    log_shown(
        [(grant.controller_id, grant.citizen_id) for grant in open_grants],
        by=by,
        what="shared with me",
        purpose=Looking.GRANT,
    )
    shown = [_told(grant) for grant in open_grants]
    return sorted(shown, key=lambda each: (each.called.casefold(), each.grant_id))


@transaction.atomic
def read_part(
    *, by: Actor, grant_id: int, part: str, now: datetime
) -> tuple[SharedWith, ReadPart] | None:
    """One part of the grant, the first where ``part`` is "". None where the grant is not the
    partner's, or does not name the part.

    Raises :class:`AccessIsOver`.
    """
    today = timezone.localdate(now)
    mine = row_of(Grant.objects.given_to(by), grant_id)
    if mine is None:
        return None
    with acting(mine.controller_id):
        grant = Grant.objects.with_what_they_rest_on(today).get(pk=mine.pk)
        if rules.against_reading(grant, today):
            raise AccessIsOver
        shared = _told(grant)
        chosen = next((each for each in shared.parts if part in ("", each.key)), None)
        if chosen is None:
            return None
        read = ReadPart(part=chosen, data=chosen.read(grant.stay, today))
    log_access(
        by=by,
        what=f"{grant.read_as}: {chosen.key}",
        purpose=Looking.GRANT,
        citizen_id=grant.citizen_id,
        controller=grant.controller,
    )
    return shared, read


def preview(stay: Stay, keys: list[str], today: date) -> list[ReadPart]:
    """What a partner would read of a stay that is in sight: by the same functions."""
    return [
        ReadPart(part=part, data=part.read(stay, today))
        for part in parts_of(stay)
        if part.key in keys
    ]


def _told(grant: Grant) -> SharedWith:
    usable = {part.key for part in parts_of(grant.stay)}
    return SharedWith(
        grant_id=grant.pk,
        called=grant.citizen.called,
        birth_date=grant.citizen.birth_date,
        organisation=grant.stay.controller.name,
        purpose=grant.purpose_in_words,
        reason=grant.reason,
        last_day=grant.last_day,
        parts=tuple(part for part in parts_named(grant.parts) if part.key in usable),
    )
