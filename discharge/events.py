"""What happens between ward and municipality on the way out of the hospital.

Each names the ``side`` that did it: the other side is told.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class DischargeEvent(Kind):
    AGREEMENT_WRITTEN = (
        "discharge.agreement_written",
        _("%(which)s. Consent: %(consent)s"),
    )
    CAUSE_SET = (
        "discharge.cause_set",
        _("Cause of the waiting from %(starts_on)s: %(cause)s"),
    )
    COORDINATOR_NAMED = (
        "discharge.coordinator_named",
        _("A coordinator was named, from %(since)s"),
    )
    DISAGREEMENT_RAISED = "discharge.disagreement_raised", _("A disagreement: %(subject)s")
    DISAGREEMENT_SETTLED = (
        "discharge.disagreement_settled",
        _("The disagreement was settled: %(subject)s"),
    )
    DISPUTED = (
        "discharge.disputed",
        _("The municipality disputes that the citizen is ready: %(reason)s"),
    )
    DISPUTE_ENDED = "discharge.dispute_ended", _("The dispute is over: %(outcome)s")
    ITEM_RECEIVED = "discharge.item_received", _("Received: %(item)s")
    ITEM_WRITTEN = "discharge.item_written", _("Written in the agreement: %(item)s (%(state)s)")
    MESSAGE_WRITTEN = "discharge.message_written", _("A message was written")
    MESSAGES_READ = "discharge.messages_read", _("The messages were read")
    MISSING_ASKED_FOR = (
        "discharge.missing_asked_for",
        _("The ward was asked for what is missing: %(items)s"),
    )
    PRICE_SET = (
        "discharge.price_set",
        _("A ready-for-discharge day costs %(kroner)s kr. from %(starts_on)s"),
    )
    PROMISE_ANSWERED = "discharge.promise_answered", _("A promise was answered: %(outcome)s")
    PROMISE_GIVEN = "discharge.promise_given", _("Promised by %(due_on)s: %(text)s")
    PROMISE_RECEIVED = "discharge.promise_received", _("A promise was confirmed as received")
    VIEW_WRITTEN = (
        "discharge.view_written",
        _("A view on the disagreement was written: %(subject)s"),
    )
