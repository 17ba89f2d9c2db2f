"""What happens with the hand-over dialogue (LA2)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class DialogueEvent(Kind):
    DONE = "hand_over_dialogue.done", _("The hand-over dialogue (LA2) is made: version %(number)s")
    CORRECTED = (
        "hand_over_dialogue.corrected",
        _("The hand-over dialogue (LA2) is corrected: version %(number)s"),
    )
    OUTDATED = (
        "hand_over_dialogue.outdated",
        _("The hand-over dialogue (LA2), version %(number)s, is old: go through it again"),
    )
    OUTDATED_BY_HOSPITAL = (
        "hand_over_dialogue.outdated_by_hospital",
        _(
            "The citizen has been in hospital since the hand-over dialogue (LA2), "
            "version %(number)s, was made: go through it again"
        ),
    )
    HANDED_ON = (
        "hand_over_dialogue.handed_on",
        _("The hand-over dialogue (LA2) is handed on to %(who)s, on the citizen's consent"),
    )
