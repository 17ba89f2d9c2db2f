"""What happens to a referral."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from audit.kinds import Kind


class ReferralEvent(Kind):
    ATTACHED = "referral.attached", _("A file was attached (%(file)s)")
    ATTACHMENT_REMOVED = (
        "referral.attachment_removed",
        _("A file was taken away (%(file)s): %(because)s"),
    )
    COPY_REMOVED = (
        "referral.copy_removed",
        _("A copy of a file here (%(file)s) was taken away at %(where)s: %(because)s"),
    )
    CHANGE_HANDLED = "referral.change_handled", _("Acted on the reported change: %(handling)s")
    CHANGE_REPORTED = "referral.change_reported", _("A change was reported: %(what)s")
    CLOSED = "referral.closed", _("The referral was closed: %(because)s")
    ACCEPTED = "referral.accepted", _("%(words)s")
    FACT_ADDED = "referral.fact_added", _("Something was added to the referral: %(subject)s")
    DEADLINE_PUBLISHED = (
        "referral.deadline_published",
        _("Reply within %(working_days)s working days from %(starts_on)s"),
    )
    HANDED_OVER = "referral.handed_over", _("Handed over to %(to)s: %(reason)s")
    HEARING_CALLED_OFF = (
        "referral.hearing_called_off",
        _("The hearing is not needed any more: %(because)s"),
    )
    HEARING_ENDED = "referral.hearing_ended", _("Party hearing: %(outcome)s")
    HEARING_MOVED = (
        "referral.hearing_moved",
        _("The citizen has more time to reply to the hearing: until %(reply_by)s. %(because)s"),
    )
    HEARING_SENT = (
        "referral.hearing_sent",
        _("The citizen is heard before the decision, and can reply until %(reply_by)s"),
    )
    INFORMATION_ASKED = (
        "referral.information_asked",
        _("More information was asked of %(whom)s: the deadline stands still"),
    )
    INFORMATION_GIVEN = (
        "referral.information_given",
        _("%(whom)s has answered what was asked: the deadline runs again"),
    )
    INFORMATION_NOT_NEEDED = (
        "referral.information_not_needed",
        _("What was asked of %(whom)s is not needed any more: the deadline runs again"),
    )
    MEETING_CANCELLED = "referral.meeting_cancelled", _("%(meeting)s on %(on)s was cancelled")
    MEETING_HELD = "referral.meeting_held", _("%(meeting)s was held on %(on)s")
    MEETING_PLANNED = "referral.meeting_planned", _("%(meeting)s is planned on %(on)s")
    MOVED = "referral.moved", _("Moved to %(where)s: %(reason)s")
    MUNICIPALITIES_SET = (
        "referral.municipalities_set",
        _("Municipalities written down. Home: %(home)s. Acting: %(acting)s. Paying: %(paying)s."),
    )
    NEED_SET = "referral.need_set", _("The need was judged: %(level)s. %(words)s")
    NOTED = "referral.noted", _("A note was written")
    OPINION_ASKED = (
        "referral.opinion_asked",
        _("A second opinion was asked of %(whom)s, by %(answer_by)s"),
    )
    OPINION_GIVEN = "referral.opinion_given", _("%(whom)s has given a second opinion")
    OFFER_ACCEPTED = "referral.offer_accepted", _("The offer of %(place)s was accepted")
    OFFER_DECLINED = (
        "referral.offer_declined",
        _("The offer of %(place)s was declined: %(because)s"),
    )
    OFFER_EXPIRED = "referral.offer_expired", _("The offer of %(place)s was not answered in time")
    OFFER_TAKEN_BACK = "referral.offer_taken_back", _("The offer of %(place)s was taken back")
    OUTREACH_STARTED = (
        "referral.outreach_started",
        _("The outreach from %(facility)s starts on %(starts_on)s"),
    )
    PASSED_OVER = (
        "referral.passed_over",
        _("%(place)s was given to somebody further down the waiting list: %(reason)s"),
    )
    PLACE_BOOKED = "referral.place_booked", _("%(place)s was booked from %(starts_on)s")
    PLACE_HELD = (
        "referral.place_held",
        _("%(place)s is kept free from %(starts_on)s to %(ends_on)s"),
    )
    PLACE_OFFERED = (
        "referral.place_offered",
        _("%(place)s is offered from %(starts_on)s"),
    )
    QUESTION_ANSWERED = "referral.question_answered", _("%(question)s Answer: %(answer)s")
    READY_DECLARED = "referral.ready_declared", _("Declared ready for discharge on %(on)s")
    READY_EXPECTED = "referral.ready_expected", _("Expected to be ready for discharge on %(on)s")
    READY_WITHDRAWN = (
        "referral.ready_withdrawn",
        _("The declaration that the citizen is ready was withdrawn: %(reason)s"),
    )
    REDIRECTED = "referral.redirected", _("Sent on to %(receiver)s as %(reference)s")
    REFUSED = "referral.refused", _("%(words)s")
    STATEMENT_RECORDED = (
        "referral.statement_recorded",
        _("Talked with another professional: %(name)s"),
    )
    SUBMITTED = "referral.submitted", _("Received from %(sender)s")
    TAKEN = "referral.taken", _("%(to)s answers for it")
    UNMET_NOTED = "referral.unmet_noted", _("Nobody could help: %(because)s")
    WAITING_RECORDED = (
        "referral.waiting_recorded",
        _("While waiting the citizen sleeps: %(sleeps)s. Offered: %(offered)s"),
    )
    WEIGHED = "referral.weighed", _("Weighed: %(question)s")
    WITHDRAWN = "referral.withdrawn", _("Withdrawn: %(reason)s")

    @property
    def words(self) -> str:
        plain = {
            ReferralEvent.ACCEPTED: gettext_noop("The referral was accepted"),
            ReferralEvent.REFUSED: gettext_noop("The referral was refused"),
        }
        return plain.get(self, "")
