"""What happens while descriptions are gathered. ``follow_up`` is a title, a text of its scheme."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class DescriptionEvent(Kind):
    PARTNER_ADDED = "partner.added", _("%(who)s is asked for descriptions from now on")
    PARTNER_CORRECTED = (
        "partner.corrected",
        _("What is known of %(who)s, who is asked for descriptions, is put right"),
    )
    PARTNER_ENDED = "partner.ended", _("%(who)s is asked for descriptions no more. %(reason)s")
    ASKED = (
        "description.asked",
        _("%(follow_up)s: asked for descriptions by %(on)s: %(who)s"),
    )
    UNIT_ASKED = (
        "description.unit_asked",
        _("%(follow_up)s: the unit is asked for its description by %(on)s"),
    )
    TAKEN_BACK = "description.taken_back", _("%(follow_up)s: %(who)s is not asked any more")
    WRITTEN = "description.written", _("%(follow_up)s: a description is written down, %(who)s")
    GIVEN_BY_LINK = "description.given_by_link", _("%(follow_up)s: %(who)s has described by link")
    CORRECTED_BY_LINK = (
        "description.corrected_by_link",
        _("%(follow_up)s: %(who)s has put right by link what they answered"),
    )
    NOT_MINE_BY_LINK = (
        "description.not_mine_by_link",
        _("%(follow_up)s: %(who)s answers by link that it is not their task"),
    )


class QuestionEvent(Kind):
    """No citizen is concerned."""

    WORDED = (
        "description.question_worded",
        _("%(house)s: the question to partners is worded anew, for %(follow_up)s"),
    )
