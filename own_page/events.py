"""What happens around the citizen's own page. ``section`` and ``moment`` are texts of ours."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class OwnPageEvent(Kind):
    CARD_GIVEN = "own_card.given", _("The citizen has a card to the own page, until %(until)s")
    CARD_ENDED = "own_card.ended", _("The card to the citizen's page is ended. %(words)s")
    CARD_LOCKED = (
        "own_card.locked",
        _("Wrong PINs were tried on the card to the citizen's page. It is locked for a time."),
    )
    CARD_UNLOCKED = "own_card.unlocked", _("The card to the citizen's page opens again")
    PIN_CHANGED = "own_card.pin_changed", _("The citizen has chosen a new PIN")
    CONSENT_ASKED = (
        "own_page.consent_asked",
        _("The citizen is asked for a consent on the own page. %(what)s"),
    )
    CONSENT_TAKEN_BACK = (
        "own_page.consent_taken_back",
        _("The citizen is not asked for a consent on the own page any more. %(what)s"),
    )
    SECTION_OPENED = "own_page.opened", _("Opened on the citizen's page: %(words)s")
    SECTION_CLOSED = "own_page.closed", _("Closed on the citizen's page: %(words)s")
    LINE_WRITTEN = "own_page.line_written", _("The citizen has written a line from the own page")
    ASKED_AGAIN = "own_page.asked_again", _("The citizen wants to be asked again. %(words)s")
    SAID_NO = "own_page.said_no", _("The citizen says no. %(words)s")
    SEEN = "own_page.seen", _("What the citizen wrote is seen")


class QuestionsEvent(Kind):
    CHANNEL_CHOSEN = (
        "questions.channel_chosen",
        _("How the citizen wants to be asked the three questions. %(words)s"),
    )
    ASKED = "questions.asked", _("The three questions are put. %(words)s")
    TO_ASK = "questions.to_ask", _("The three questions are to be put in person. %(words)s")
    REMINDED = "questions.reminded", _("Reminded once of the three questions. %(words)s")
    ANSWERED = "questions.answered", _("The three questions are answered. %(words)s")


class RememberedEvent(Kind):
    """Nobody is named, and nothing of what is remembered."""

    MADE = "remembered.made", _("A guest's card was made")
    BURNED = "remembered.burned", _("A guest's card was burned, with all that it brought")
