"""How a decision is complained of: within four weeks, to whoever made it, who looks at it again
first, and sends it on to Ankestyrelsen with its file where it stands (DOMAIN.md § 7, background).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from schemes.texts import _

#: Within four weeks of being told (the Act on Legal Protection § 67).
COMPLAIN_WITHIN: Final = timedelta(weeks=4)
#: Whoever decided looks at it again within four weeks of the complaint (§ 66): *verify*.
RECONSIDER_WITHIN: Final = timedelta(weeks=4)
#: Who decides next. A name, and stays Danish.
APPEALS_BOARD: Final = "Ankestyrelsen"
SOURCE: Final = _("the Act on Legal Protection §§ 66 and 67")


def last_day_to_complain(told_on: date) -> date:
    return told_on + COMPLAIN_WITHIN


def reconsider_by(received_on: date) -> date:
    return received_on + RECONSIDER_WITHIN
