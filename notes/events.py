"""What happens to the notes of a stay. What they say stands in them, and in no event."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class NoteEvent(Kind):
    WRITTEN = "note.written", _("A note of %(on)s is written")
    CORRECTED = "note.corrected", _("A note of %(on)s is corrected: %(reason)s")
    TAKEN_BACK = "note.taken_back", _("A note of %(on)s is taken back: %(reason)s")
    PINNED = "known_first.pinned", _("Pinned to be known first")
    UNPINNED = "known_first.taken_off", _("No longer to be known first: %(reason)s")
    MEDICINE_AGREED = "care.medicine_agreed", _("It is agreed who handles medicine from %(on)s")
    WOUNDS_AGREED = "care.wounds_agreed", _("It is agreed who handles wounds from %(on)s")
    MEDICINE_ENDED = (
        "care.medicine_ended",
        _("The agreement on medicine ends on %(on)s: %(reason)s"),
    )
    WOUNDS_ENDED = "care.wounds_ended", _("The agreement on wounds ends on %(on)s: %(reason)s")


class HandOverEvent(Kind):
    """No citizen is concerned."""

    READ = "hand_over.read", _("What the shifts before wrote at %(house)s is read")
