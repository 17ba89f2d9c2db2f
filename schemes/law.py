"""The acts that decisions rest on, by their full names."""

from __future__ import annotations

from typing import Final

from schemes.texts import _

#: "Lov om social service", serviceloven.
SERVICE_ACT: Final = _("the Act on Social Services")

#: Days a party is given for a reply when nothing else is written (FVL § 19, which names none:
#: "en rimelig frist"). *Verify* with each authority.
HEARING_DAYS: Final = 7

#: By when who asks has an answer: what the authority publishes (RSL § 3), where it decides by law.
ANSWERED_IN_TIME: Final = _(
    "§ 3 of the Act on Legal Protection and Administration in Social Matters: published deadline"
)
#: Where nothing is decided by law.
DEADLINE_GIVEN: Final = _("The deadline that is published, or else the scheme's own")
