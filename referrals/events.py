"""What happens to a referral."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from audit.kinds import Kind


class ReferralEvent(Kind):
    ATTACHED = "referral.attached", _("A file was attached (%(file)s)")
    CHANGE_HANDLED = "referral.change_handled", _("Acted on the reported change: %(handling)s")
    CHANGE_REPORTED = "referral.change_reported", _("A change was reported: %(what)s")
    CLOSED = "referral.closed", _("The referral was closed: %(because)s")
    ACCEPTED = "referral.accepted", _("%(words)s")
    FACT_ADDED = "referral.fact_added", _("Something was added to the referral: %(subject)s")
    MUNICIPALITIES_SET = (
        "referral.municipalities_set",
        _("Municipalities written down. Home: %(home)s. Acting: %(acting)s. Paying: %(paying)s."),
    )
    NOTED = "referral.noted", _("A note was written")
    OUTREACH_STARTED = (
        "referral.outreach_started",
        _("The outreach from %(facility)s starts on %(starts_on)s"),
    )
    PLACE_BOOKED = "referral.place_booked", _("%(place)s was booked from %(starts_on)s")
    PLACE_HELD = (
        "referral.place_held",
        _("%(place)s is kept free from %(starts_on)s to %(ends_on)s"),
    )
    QUESTION_ANSWERED = "referral.question_answered", _("%(question)s Answer: %(answer)s")
    READY_DECLARED = "referral.ready_declared", _("Declared ready for discharge on %(on)s")
    READY_EXPECTED = "referral.ready_expected", _("Expected to be ready for discharge on %(on)s")
    READY_WITHDRAWN = (
        "referral.ready_withdrawn",
        _("The declaration that the citizen is ready was withdrawn: %(reason)s"),
    )
    REFUSED = "referral.refused", _("%(words)s")
    STATEMENT_RECORDED = (
        "referral.statement_recorded",
        _("Talked with another professional: %(name)s"),
    )
    SUBMITTED = "referral.submitted", _("Received from %(sender)s")
    WAITING_RECORDED = (
        "referral.waiting_recorded",
        _("While waiting the citizen sleeps: %(sleeps)s. Offered: %(offered)s"),
    )
    WITHDRAWN = "referral.withdrawn", _("Withdrawn: %(reason)s")

    @property
    def words(self) -> str:
        plain = {
            ReferralEvent.ACCEPTED: gettext_noop("The referral was accepted"),
            ReferralEvent.REFUSED: gettext_noop("The referral was refused"),
        }
        return plain.get(self, "")
