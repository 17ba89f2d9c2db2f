"""What happens to letters and to their texts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class LetterEvent(Kind):
    SENT = "letter.sent", _("A letter was sent: %(words)s. %(way)s")
    TRANSLATED = (
        "letter.translated",
        _("What was written was translated for a letter: %(language)s"),
    )
    ADDRESS_CHANGED = "letter.address_changed", _("The organisation's address was changed")
    TEXT_CHANGED = "letter.text_changed", _("A text of the letters was changed: %(text)s")
