"""What happens to letters and to their texts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class LetterEvent(Kind):
    SENT = "letter.sent", _("A letter was sent: %(words)s. %(way)s")
    TEXT_CHANGED = "letter.text_changed", _("A text of the letters was changed: %(text)s")
