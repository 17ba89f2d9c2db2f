"""What a page behind a link, which takes no account, says of a citizen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from citizens.models import Citizen


def called_behind_link(citizen: Citizen) -> str:
    """As little as tells whoever works with the citizen who it is: initials and year of birth."""
    initials = "".join(f"{word[0]}." for word in (citizen.name or citizen.alias).split())
    year = citizen.birth_date.year if citizen.birth_date else None
    return (
        _("%(initials)s, born %(year)d") % {"initials": initials, "year": year}
        if year
        else initials
    )
