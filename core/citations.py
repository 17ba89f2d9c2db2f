"""Source marks in words: § is for law alone, which is cited with its act.

The rules carry short marks for those who write them: "V § 2.4" is a section of the VIVE report, "R"
is Rand's article, "§ 110" a section of the Act on Social Services.
"""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

_REPORT: Final = re.compile(r"V\s+§+\s*(?P<sections>.+)")
_LAW: Final = re.compile(r"§+\s*(?P<section>.+)")


def cited(source: str) -> str:
    """ "V § 3.4; § 110" as "VIVE-rapporten, afsnit 3.4; serviceloven § 110"."""
    return "; ".join(_cited(mark.strip()) for mark in source.split(";") if mark.strip())


def _cited(mark: str) -> str:
    if report := _REPORT.fullmatch(mark):
        sections = [section.strip() for section in report["sections"].split(",")]
        return _("the VIVE report, section %(sections)s") % {"sections": _and(sections)}
    if law := _LAW.fullmatch(mark):
        return _("the Act on Social Services §\u00a0%(section)s") % {"section": law["section"]}
    if mark == "R":
        return _("Rand's article on the MPO project")
    return _(mark)


def _and(sections: list[str]) -> str:
    *rest, last = sections
    return _("%(some)s and %(last)s") % {"some": ", ".join(rest), "last": last} if rest else last
