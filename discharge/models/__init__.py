"""What ward and receiver write together until the citizen has left the hospital, and after."""

from discharge.models.agreement import AgreementItem, DischargeAgreement, ItemVersion
from discharge.models.coordinator import Coordinator
from discharge.models.disagreement import Disagreement
from discharge.models.messages import Message, MessageReceipt
from discharge.models.promise import Promise
from discharge.models.readiness import Dispute, ExpectedReady
from discharge.models.waiting import DayPrice, WaitingCause

__all__ = [
    "AgreementItem",
    "Coordinator",
    "DayPrice",
    "Disagreement",
    "DischargeAgreement",
    "Dispute",
    "ExpectedReady",
    "ItemVersion",
    "Message",
    "MessageReceipt",
    "Promise",
    "WaitingCause",
]
