"""What happens to a referral."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class ReferralEvent(Kind):
    ACCEPTED = "referral.accepted", _("The referral was accepted")
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
    REFUSED = "referral.refused", _("The referral was refused")
    STATEMENT_RECORDED = (
        "referral.statement_recorded",
        _("Talked with another professional: %(name)s"),
    )
    SUBMITTED = "referral.submitted", _("Received from %(sender)s")
    WITHDRAWN = "referral.withdrawn", _("Withdrawn: %(reason)s")
