"""Kinds of events that are no news to anybody, each with the reason."""

from __future__ import annotations

from typing import Final

from citizens.events import CitizenEvent
from complaints.events import ComplaintEvent
from contacts.events import DirectoryEvent
from daily_risk.events import RiskEvent
from descriptions.events import DescriptionEvent, QuestionEvent
from discharge.events import DischargeEvent
from house_life.events import IncidentEvent, MealEvent, VisitEvent
from imports.events import ImportEvent
from letters.events import LetterEvent
from low_arousal.events import DialogueEvent
from meetings.events import MeetingEvent
from moving_in.events import HouseTermsEvent, MovingInEvent
from network.events import NetworkEvent
from notes.events import HandOverEvent, NoteEvent
from notifications.events import TellingEvent, TimeAwayEvent
from own_page.events import OwnPageEvent, QuestionsEvent, RememberedEvent
from placements.events import (
    AssignmentEvent,
    BudgetEvent,
    CallEvent,
    FollowUpEvent,
    HouseEvent,
    PlaceEvent,
    PlaceRunEvent,
    RateEvent,
    StandardEvent,
    StandingAgreementEvent,
    StayEvent,
)
from public.events import PageEvent
from recovery.events import KramEvent, StarEvent
from referrals.events import ReferralEvent
from sharing.events import SharingEvent
from stay_plan.events import PlanEvent
from volunteering.events import BridgeEvent, NoticeEvent, ShiftEvent, VolunteerEvent
from way_out.events import LockEvent

_BESIDE: Final = "Another event of the same act is told."
_WORK: Final = (
    "Work with the citizen: those who do it read the timeline. It is not the business of whoever "
    "asked for the place."
)
_ASSESSING: Final = "A step on the way to the decision, which is told."
_CORRECTION: Final = "A mistake put right: the timeline keeps both, for those who work here."
_IDENTITY: Final = "What is held of a citizen: who reads the citizen's page sees it."
_WORDS: Final = "No citizen is concerned; whoever writes a letter reads it."
_PROPOSED: Final = "Min dag of those who may confirm it shows it."
_PLACES: Final = "The board shows it to everybody who books."
_SET_UP: Final = "No citizen is concerned; who runs the house or the organisation did it."
_RECEIPT: Final = "A receipt: it stands beside what was sent."
#: Every kind that is told to nobody, and why.
NO_NEWS: Final[dict[str, str]] = {
    CallEvent.NOTED: "It registers nobody; the house's calls stand on their own page.",
    CitizenEvent.APART_PROPOSED: _PROPOSED,
    CitizenEvent.JOINED_INTO: _IDENTITY,
    CitizenEvent.JOINING_PROPOSED: _PROPOSED,
    CitizenEvent.PROPOSAL_REJECTED: _IDENTITY,
    CitizenEvent.PROPOSAL_WITHDRAWN: _IDENTITY,
    CitizenEvent.TAKEN_APART: _IDENTITY,
    **dict.fromkeys(ComplaintEvent, "Min dag shows it by its day to whoever looks at it again."),
    **dict.fromkeys(DirectoryEvent, "No citizen is concerned; the directory shows it."),
    **dict.fromkeys(PageEvent, "No citizen is concerned; everybody can read the page."),
    **dict.fromkeys(HandOverEvent, "No citizen is concerned; the hand-over shows who has read it."),
    **dict.fromkeys(NoteEvent, "The hand-over between shifts shows what was written."),
    RiskEvent.REGISTERED: "A run of yellow or red is told; a single shift stands in the hand-over.",
    **dict.fromkeys(StandingAgreementEvent, "The guest door and the citizen's page show it."),
    DescriptionEvent.ASKED: _WORK,
    DescriptionEvent.CORRECTED_BY_LINK: "That it was answered is told; the latest stands there.",
    DescriptionEvent.PARTNER_ADDED: _WORK,
    DescriptionEvent.PARTNER_CORRECTED: _WORK,
    DescriptionEvent.PARTNER_ENDED: _WORK,
    DescriptionEvent.TAKEN_BACK: _WORK,
    DescriptionEvent.WRITTEN: _WORK,
    DialogueEvent.CORRECTED: _CORRECTION,
    DialogueEvent.DONE: _WORK,
    DialogueEvent.HANDED_ON: _WORK,
    DischargeEvent.CAUSE_SET: "The page and the month's sheet show it; each day anew is no news.",
    DischargeEvent.ITEM_RECEIVED: _RECEIPT,
    DischargeEvent.MESSAGES_READ: _RECEIPT,
    DischargeEvent.PRICE_SET: "It stands on the month's sheet, and concerns no citizen.",
    DischargeEvent.PROMISE_RECEIVED: _RECEIPT,
    DischargeEvent.VIEW_WRITTEN: "It stands on the page beside the other view.",
    ReferralEvent.MUNICIPALITIES_SET: _ASSESSING,
    ReferralEvent.DEADLINE_PUBLISHED: "No citizen is concerned; the page shows what holds.",
    ReferralEvent.HEARING_CALLED_OFF: _ASSESSING,
    ReferralEvent.HEARING_ENDED: _ASSESSING,
    ReferralEvent.HEARING_MOVED: _ASSESSING,
    ReferralEvent.HEARING_SENT: _ASSESSING,
    ReferralEvent.MEETING_CANCELLED: _ASSESSING,
    ReferralEvent.MEETING_HELD: _ASSESSING,
    ReferralEvent.MEETING_PLANNED: "Min dag of those who assess shows it.",
    ReferralEvent.MOVED: "Those of the other house find it among what is to be decided.",
    ReferralEvent.OPINION_ASKED: "Min dag of those who assess shows it.",
    ReferralEvent.OPINION_GIVEN: _ASSESSING,
    ReferralEvent.TAKEN: "The lists show who has it.",
    ReferralEvent.WEIGHED: _ASSESSING,
    ReferralEvent.NOTED: "Notes are for those who assess, never for the sender.",
    ReferralEvent.PLACE_HELD: "It lapses by itself: whoever asked would take it for a promise.",
    ReferralEvent.NEED_SET: "The waiting list shows the order.",
    ReferralEvent.OFFER_ACCEPTED: _BESIDE,
    ReferralEvent.OFFER_DECLINED: "The citizen waits on: the waiting list shows it.",
    ReferralEvent.OFFER_TAKEN_BACK: "The citizen waits on: the waiting list shows it.",
    ReferralEvent.PASSED_OVER: "The reason stands on the timeline of who was passed over.",
    ReferralEvent.PLACE_OFFERED: "The citizen answers it; a place that is booked is news.",
    ReferralEvent.UNMET_NOTED: "It is counted, and concerns nobody by name.",
    ReferralEvent.QUESTION_ANSWERED: _ASSESSING,
    ReferralEvent.READY_EXPECTED: "A forecast starts nothing; the lists show it.",
    ReferralEvent.STATEMENT_RECORDED: _ASSESSING,
    ReferralEvent.WAITING_RECORDED: "The waiting list and Min dag show it.",
    FollowUpEvent.COMPLETED: _WORK,
    FollowUpEvent.AGREED: _WORK,
    FollowUpEvent.MOVED: _WORK,
    FollowUpEvent.UNDONE: _WORK,
    PlanEvent.START_WRITTEN: _WORK,
    PlanEvent.GOAL_ADDED: _WORK,
    PlanEvent.GOAL_CHANGED: _WORK,
    PlanEvent.GOAL_TAKEN_OUT: _WORK,
    PlanEvent.GOAL_MOVED: _WORK,
    PlanEvent.PROGRESS_CORRECTED: _CORRECTION,
    PlanEvent.ACTION_DONE: _WORK,
    PlanEvent.ACTION_OPENED: _CORRECTION,
    PlanEvent.ACTION_TAKEN_OUT: _WORK,
    PlanEvent.OTHER_PLAN_SEEN: _WORK,
    PlanEvent.MATTER_WRITTEN: _WORK,
    PlanEvent.WEEK_CHANGED: _WORK,
    SharingEvent.ACCESS_GIVEN: _WORK,
    SharingEvent.ACCESS_REVOKED: _WORK,
    SharingEvent.GIVEN: _WORK,
    SharingEvent.GIVEN_FOR: _WORK,
    SharingEvent.LATER: _WORK,
    SharingEvent.LATER_BY_LINK: "The key worker is told on the day the citizen wants to be asked.",
    SharingEvent.REFUSED: _WORK,
    SharingEvent.UNABLE: _WORK,
    SharingEvent.WITHDRAWN: _WORK,
    LockEvent.ASKED: _WORK,
    LockEvent.HELD: _WORK,
    LockEvent.NOT_YET: _WORK,
    LockEvent.OWNER_SET: _WORK,
    **dict.fromkeys(MealEvent, "The kitchen's list shows it, and the page of the stay's meals."),
    **dict.fromkeys(VisitEvent, "The page of the house shows who comes today."),
    IncidentEvent.TOOK_PART: _BESIDE,
    IncidentEvent.CORRECTED: _CORRECTION,
    IncidentEvent.REPORTED: "The page of the incident shows who is still to be told.",
    IncidentEvent.NOT_REPORTED: "The page of the incident shows who is still to be told.",
    IncidentEvent.REPORTS_SET: _SET_UP,
    **dict.fromkeys(VolunteerEvent, _SET_UP),
    **dict.fromkeys(NoticeEvent, "The board shows it to those it is for."),
    ShiftEvent.PLANNED: "The week shows who is wanted.",
    ShiftEvent.SIGNED_UP: "The week shows who comes.",
    BridgeEvent.LINKED: _BESIDE,
    BridgeEvent.MEETING_SET: _BESIDE,
    BridgeEvent.ENDED: "The peer's page shows nothing of the citizen any more.",
    **dict.fromkeys(
        set(NetworkEvent)
        - {NetworkEvent.TO_RESTORE, NetworkEvent.APPOINTMENT_NEAR, NetworkEvent.MISSED},
        _WORK,
    ),
    **dict.fromkeys(MeetingEvent, "Those who are called get a mail; My day has it for the house."),
    **dict.fromkeys(MovingInEvent, _WORK),
    **dict.fromkeys(StarEvent, _WORK),
    **dict.fromkeys(KramEvent, _WORK),
    MovingInEvent.DAMAGE_WRITTEN: "The leader's list of what is to be settled shows it.",
    **dict.fromkeys(HouseTermsEvent, _SET_UP),
    OwnPageEvent.CARD_ENDED: _WORK,
    OwnPageEvent.CARD_GIVEN: _WORK,
    OwnPageEvent.CARD_UNLOCKED: _WORK,
    OwnPageEvent.CONSENT_ASKED: _WORK,
    OwnPageEvent.CONSENT_TAKEN_BACK: _WORK,
    OwnPageEvent.PIN_CHANGED: "The citizen's own, and nobody else's to act on.",
    OwnPageEvent.SECTION_CLOSED: _WORK,
    OwnPageEvent.SECTION_OPENED: _WORK,
    OwnPageEvent.SEEN: "The citizen reads it on the own page.",
    QuestionsEvent.ASKED: "It is the citizen who is asked; a silence is told once.",
    QuestionsEvent.CHANNEL_CHOSEN: _WORK,
    **dict.fromkeys(RememberedEvent, "Nobody is named: there is nobody it could concern."),
    LetterEvent.SENT: "It goes to the citizen; the letters of the case show it.",
    LetterEvent.ADDRESS_CHANGED: _WORDS,
    LetterEvent.TEXT_CHANGED: _WORDS,
    LetterEvent.TRANSLATED: "The page of the letter shows it.",
    StandardEvent.SET: _WORDS,
    StayEvent.BACK: "The page of the stay and the board no longer say that anybody is away.",
    StayEvent.NOT_AWAY: _CORRECTION,
    StayEvent.TRIAL_CANCELLED: "The board and the page of the stay show which nights are left.",
    StayEvent.TRIAL_VISIT_CANCELLED: "The board and the page of the stay show who is to come.",
    StayEvent.TRIAL_VISIT_WRITTEN: _WORK,
    StayEvent.CARRIED_ON: "Each night anew; the end that has passed stands in Min dag.",
    StayEvent.ELSEWHERE_RECORDED: _WORK,
    StayEvent.ELSEWHERE_REMOVED: _WORK,
    StayEvent.SELF_PAYMENT_SET: _WORK,
    StayEvent.SELF_PAYMENT_ENDED: _WORK,
    StayEvent.HOME_KEPT_RECORDED: _WORK,
    StayEvent.GRANTED_ON_THE_SPOT: "The next working day's follow-up reminds those who take over.",
    StayEvent.ONWARD_RECORDED: _WORK,
    StayEvent.OUTREACH_PLANNED: _BESIDE,
    StayEvent.PLANNED: _BESIDE,
    StayEvent.RELAPSE_GOES_ON: _WORK,
    StayEvent.REVIEW_MOVED: _WORK,
    StayEvent.REVIEW_SET: _WORK,
    StayEvent.RISKS_RECORDED: _WORK,
    PlaceEvent.CLOSED: _PLACES,
    PlaceEvent.HELD: _PLACES,
    PlaceEvent.HOLD_CHANGED: _PLACES,
    PlaceEvent.HOLD_LAPSED: "The referral it was kept for stands in Min dag, waiting for a place.",
    PlaceEvent.RELEASED: _PLACES,
    PlaceEvent.READY: _PLACES,
    PlaceEvent.REOPENED: _PLACES,
    FollowUpEvent.NOT_DONE: _WORK,
    StayEvent.ARRIVAL_CORRECTED: _CORRECTION,
    StayEvent.LEAVING_CORRECTED: _CORRECTION,
    StayEvent.LEAVING_UNDONE: _CORRECTION,
    StayEvent.REVIVED: _CORRECTION,
    StayEvent.BEGINS_LATER: "The conflict behind it is told to the leader.",
    StayEvent.PLACE_CORRECTED: "A correction of what is over; the timeline says it.",
    StayEvent.PLACE_MOVED: "The stay goes on as it was; the page and the board say the place.",
    StayEvent.PLACE_CHANGED: "The day stays as it was promised; the page says the place.",
    PlaceEvent.CLOSURE_CHANGED: _PLACES,
    PlaceEvent.GAVE_WAY: _PLACES,
    CitizenEvent.ASKED_WHO: "Who assesses has it in Min dag, until somebody has answered.",
    CitizenEvent.TOLD_APART: _IDENTITY,
    CitizenEvent.JOINED: _IDENTITY,
    CitizenEvent.CORRECTED: _IDENTITY,
    CitizenEvent.COMPLETED: "Who reads the citizen's page sees what is new.",
    CitizenEvent.REGISTERED: _BESIDE,
    **dict.fromkeys((*HouseEvent, *PlaceRunEvent, *RateEvent, *BudgetEvent), _SET_UP),
    **dict.fromkeys(AssignmentEvent, _SET_UP),
    **dict.fromkeys(ImportEvent, "History, thousands of rows at a time: nobody is told of each."),
    **dict.fromkeys(QuestionEvent, _SET_UP),
    **dict.fromkeys(TimeAwayEvent, "My day of the deputy says for whom; the rest is set up."),
    **dict.fromkeys(TellingEvent, _SET_UP),
    # Of Administration, which stands beside this app.
    **dict.fromkeys(("membership.added", "membership.ended", "membership.role_changed"), _SET_UP),
    **dict.fromkeys(("membership.taken_back", "unit.added", "unit.renamed"), _SET_UP),
    # Of supervision, which stands beside this app.
    "supervision.drawn": "The list of samples shows it to those who watch.",
    "supervision.judged": "It is the leader's, and asks nothing of anybody by itself.",
    "supervision.concluded": "What is to be done is talked of; the sample holds it.",
    "organisation.added": _SET_UP,
    # Of apps that stand above this one.
    **dict.fromkeys(("calendar_link.made", "calendar_link.ended"), "The person's own, by hand."),
    **dict.fromkeys(("closing_days.added", "closing_days.removed"), _SET_UP),
    "engine.retried": "Whoever pressed the button sees what came of it on the page.",
    "client.registered": "No citizen is concerned; whoever gave the access did it.",
    "client.new_secret": "No citizen is concerned; whoever renewed it did it.",
    "client.revoked": "No citizen is concerned; whoever took the access away did it.",
}
