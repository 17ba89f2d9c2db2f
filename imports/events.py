"""What happens to files from other systems, and to what they bring."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class ImportEvent(Kind):
    CHECKED = (
        "import.checked",
        _("A file from another system was checked (no. %(number)s): %(rows)s rows"),
    )
    DONE = (
        "import.done",
        _("A file from another system was brought in (no. %(number)s): %(new)s new rows"),
    )
    DISCARDED = "import.discarded", _("A file from another system was deleted (no. %(number)s)")
    PLACE = (
        "place.brought_in",
        _("The place %(place)s was brought in from a file (no. %(number)s, row %(row)s)"),
    )
    CITIZEN = (
        "citizen.brought_in",
        _("The citizen was brought in from a file of another system (no. %(number)s, row %(row)s)"),
    )
    STAY = (
        "stay.brought_in",
        _(
            "The stay was brought in from a file of another system (no. %(number)s, row %(row)s). "
            "What was decided and written before that is there"
        ),
    )
