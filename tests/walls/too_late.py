"""What each form is asked for when the world has moved on: the stay has ended, the place is taken.

A new address that writes is either here or in ``NEVER_TOO_LATE``, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.walls.routes import Arguments, from_today
from tests.walls.things import Things


@dataclass(frozen=True)
class TooLate:
    """``of`` gives the address of a thing for which it is too late; None where it is the usual one.
    What is not given of body and query is what is sensible otherwise."""

    of: Arguments | None = None
    body: Arguments | None = None
    query: Callable[[Things], str] | None = None


def _of(kind: str, **more: Any) -> TooLate:
    return TooLate(lambda things: {"pk": getattr(things, kind).pk, **more})


def _taken_out() -> TooLate:
    """Of a goal that was taken out of the plan."""
    return TooLate(lambda things: {"pk": things.plan.gone.pk})


TOO_LATE: Final[dict[str, TooLate]] = {
    # --- Referrals: decided already, or the place is somebody's
    "accept_referral": _of("refused"),
    "refuse_referral": _of("accepted"),
    "withdraw_referral": _of("refused"),
    "award_after_all": _of("referral"),
    "take_back_award": _of("refused"),
    "receive_complaint": TooLate(lambda things: {"pk": things.refused.decision_id}),
    "answer_question": _of("refused", key="cooperates"),
    "set_municipalities": _of("refused"),
    "close_referral": _of("refused"),
    "set_need": _of("refused"),
    "offer_place": _of("refused"),
    "answer_offer": _of("accepted"),
    "place_referral": TooLate(
        query=lambda _things: f"?starts_on={from_today(0)}&ends_on={from_today(100)}"
    ),
    # --- Assessing: decided already
    "hand_over_referral": _of("refused"),
    "ask_information": _of("refused"),
    "ask_opinion": _of("refused"),
    "hear_citizen": _of("refused"),
    "weigh_criterion": _of("refused", key="cooperates"),
    "plan_meeting": _of("refused"),
    "write_meeting": _of("refused"),
    "move_referral": _of("refused"),
    # --- Between ward and municipality: nobody waits by it, it is not disputed, answered, settled
    "dispute_readiness": _of("refused"),
    "end_dispute": _of("ready"),
    "set_cause": _of("refused"),
    "write_agreement": _of("refused"),
    "write_item": _of("refused", key="parties"),
    "ask_for_missing": _of("refused"),
    "give_promise": _of("refused"),
    "answer_promise": TooLate(
        lambda things: {"pk": things.ready.pk, "promise_pk": things.case.kept.pk}
    ),
    "name_coordinator": _of("refused"),
    "write_view": TooLate(
        lambda things: {
            "pk": things.ready.pk,
            "disagreement_pk": things.case.settled.pk,
            "side": "sender",
        }
    ),
    "settle_disagreement": TooLate(
        lambda things: {"pk": things.ready.pk, "disagreement_pk": things.case.settled.pk}
    ),
    # --- Life in a house: the stay is over, the shift is called off
    "stay_meals": _of("left"),
    "meal_plan": _of("left"),
    "visits": _of("left"),
    "change_shift": TooLate(lambda things: {"pk": things.life.called_off.pk}),
    "put_on_shift": TooLate(lambda things: {"pk": things.life.called_off.pk}),
    # --- Places: closed on one of the days
    "find_place": TooLate(
        query=lambda _things: (
            f"?kind=polaris:home&starts_on={from_today(2)}&ends_on={from_today(110)}"
        )
    ),
    "place_book": TooLate(
        body=lambda _things: {
            "kind": "hold",
            "starts_on": from_today(2),
            "ends_on": from_today(20),
            "days": "3",
            "reason": "Til Jonas",
        }
    ),
    # --- Houses and places: booked after the day, described otherwise by a colleague
    "end_place": TooLate(lambda things: {"pk": things.home.pk}),
    "describe_place": TooLate(
        body=lambda _things: {
            "name": "Bolig ved åen",
            "track": "guest",
            "equipment": ["calm"],
            "opens_on": "2020-01-01",
            "order": "3",
            "shown": '{"name": "another", "description": ""}',
        }
    ),
    # --- Citizens: another agreement stands, a proposal waits
    "make_agreement": TooLate(lambda things: {"pk": things.left.citizen_id}),
    "propose_joining_with": TooLate(
        lambda things: {"pk": things.refused.citizen_id, "other_pk": things.accepted.citizen_id},
        lambda things: {"keep": things.refused.citizen_id, "reason": "Samme mor og adresse"},
    ),
    # --- Stays: not begun yet, begun already, or over
    "move_in": _of("left"),
    "move_out": _of("planned"),
    "write_absence": _of("planned"),
    "ask_to_leave": _of("planned"),
    "extend_stay": _of("left"),
    "refuse_extension": _of("left"),
    "change_intensity": _of("left"),
    "end_award": _of("left"),
    "cancel_stay": _of("stay"),
    "no_show": _of("stay"),
    "record_risks": _of("left"),
    # --- Moving in: the stay is over, or has not begun
    "write_contract": _of("left"),
    "sign_contract": _of("left"),
    "contract_on_paper": _of("left"),
    "check_inventory": _of("planned"),
    "agree_savings": _of("left"),
    "end_savings": _of("left"),
    "set_helper": _of("left"),
    "add_preference": _of("left"),
    # --- The stay plan: the stay is over, the goal is taken out, it is done
    "plan_start": _of("left"),
    "add_goal": _of("left"),
    "agree_plan": _of("left"),
    "practical_matter": _of("left", key="bank"),
    "other_plan": _of("left", key="job_centre"),
    "add_sub_goal": _taken_out(),
    "change_goal": _taken_out(),
    "take_out_goal": _taken_out(),
    "note_progress": _taken_out(),
    "add_plan_action": _taken_out(),
    "change_plan_action": TooLate(
        lambda things: {"pk": things.plan.goal.pk, "action_pk": things.plan.done.pk}
    ),
    # --- Notes: the stay is over
    "pin": _of("left"),
    "agree_care": _of("left"),
    # --- The hand-over dialogue: the stay is over, or the dialogue is finished
    "begin_dialogue": _of("left"),
    "write_dialogue": _of("dialogue"),
    "finish_dialogue": _of("dialogue"),
    # --- Descriptions: the follow-up is done
    "ask_descriptions": _of("done"),
    "write_description": _of("done", partner=0),
    # --- Sharing: the stay is over
    "give_access": _of("left"),
    # --- Meetings: the stay is over, the referral answered, the meeting held
    "call_meeting": TooLate(lambda things: {"pk": things.left.pk, "kind": "leaders"}),
    "call_meeting_on_referral": TooLate(
        lambda things: {"pk": things.refused.pk, "kind": "leaders"}
    ),
    "change_meeting": _of("written"),
    "call_off_meeting": _of("written"),
    "add_point": _of("written"),
    "write_minutes": _of("written"),
    # --- Follow-ups: done
    "complete_follow_up": _of("done"),
    "move_follow_up": _of("done"),
}
NEVER_TOO_LATE: Final[dict[str, str]] = {
    "plan_shift": "a shift of another time is another; the same stands once",
    "call_off_shift": "called off already it stays so (tests/volunteering/test_shifts)",
    "take_shift": "full, over or called off is said above the week (tests/volunteering)",
    "leave_shift": "a shift that has begun is said above the week (tests/volunteering)",
    "take_off_shift": "whoever is off already stays so (tests/volunteering/test_shifts)",
    "post_notice": "a notice can always be put up; the same within some minutes is one",
    "take_down_notice": "taken down already it stays so (tests/volunteering/test_shifts)",
    "add_volunteer": "the same again is the same person (tests/volunteering)",
    "change_volunteer": "it can always be put right; a colleague's word is a conflict",
    "set_volunteer_state": "paused or ended already it stays so (tests/volunteering)",
    "volunteer_terms": "they can always be set anew; a colleague's word is a conflict",
    "bridges": "the way home goes on after the stay",
    "set_bridge_meeting": "of one that has ended it is a conflict (tests/volunteering)",
    "end_bridge": "ended already it stays so (tests/volunteering)",
    "settle_meals": "what is settled stays; the difference is another line (tests/house_life)",
    "house_meals": "they can always be set anew; a colleague's word is a conflict",
    "call_off_visit": "one that is over is said above the list (tests/house_life)",
    "write_incident": "an incident is written down whenever it is remembered",
    "correct_incident": "it can always be corrected; a colleague's word is a conflict",
    "give_incident_task": "there can always be more to do about it",
    "do_incident_task": "done otherwise it is a conflict (tests/house_life/test_incidents)",
    "settle_incident_report": "settled otherwise it is a conflict (tests/house_life)",
    "house_reports": "lines can always be added; the same again is one",
    "end_house_report": "taken off already it stays so (tests/house_life/test_incidents)",
    "share_out": "what became another's meanwhile is not taken, and counted (tests/team)",
    "draw_sample": "a sample can always be drawn; the same form again is the same sample",
    "sampled_case": "a case stays in its sample; a colleague's other word is a conflict",
    "conclude_sample": "it can always be written anew; a colleague's word is a conflict",
    "end_calendar_link": "ended already it stays so (tests/my_calendar/test_feed)",
    "closing_days": "days that are closed already are a conflict (tests/my_calendar/test_closing)",
    "remove_closing_days": "removed already it stays so (tests/my_calendar/test_closing)",
    "retry_letters": "what is on its way already is left alone (tests/operations)",
    "correct_minutes": "corrected already it is a conflict (tests/meetings/test_minutes)",
    "keep_agreement": "done already it stays so (tests/meetings/test_minutes)",
    "agree_follow_up": "after the stay there is still something to agree on",
    "undo_follow_up": "what is too late is said (tests/placements/test_agreeing)",
    "write_note": "after the stay it is written too, and marked as late (tests/notes)",
    "correct_note": "corrected meanwhile both are shown (tests/notes/test_notes)",
    "unpin": "taken off otherwise it is a conflict (tests/notes/test_notes)",
    "end_care": "ended otherwise it is a conflict (tests/notes/test_notes)",
    "read_shift_hand_over": "read already it stays so (tests/notes/test_hand_over)",
    "settle_damage": "settled otherwise it is a conflict (tests/moving_in/test_damages)",
    "correct_damage": "more than is left is a conflict (tests/moving_in/test_damages)",
    "correct_dialogue": "a newer version is a conflict (tests/low_arousal/test_dialogue)",
    "hand_on_dialogue": "a newer version is a conflict (tests/low_arousal/test_handing_on)",
    "add_partner": "of a stay that is over what is overdue is still gathered for",
    "end_partner": "ended otherwise it is a conflict (tests/descriptions/test_asking)",
    "correct_partner": "ended meanwhile it is a conflict (tests/descriptions/test_correcting)",
    "word_question": "it can always be worded anew; a colleague's word is a conflict",
    **dict.fromkeys(
        (
            "add_network_actor",
            "add_relative",
            "write_treatment_order",
            "make_appointment",
        ),
        "the network goes on after the stay; of the dead nothing is written (tests/network)",
    ),
    **dict.fromkeys(
        (
            "correct_network_actor",
            "end_network_actor",
            "pause_network_actor",
            "move_restoring",
            "restore_network_actor",
            "correct_relative",
            "end_relative",
            "correct_treatment_order",
            "end_treatment_order",
            "move_appointment",
            "appointment_outcome",
        ),
        "ended or written otherwise it is a conflict (tests/network)",
    ),
    "answer_consent": "of who has left it is still answered; a new answer ends the one before",
    "withdraw_consent": "withdrawn already it stays so (tests/sharing/test_answers)",
    "revoke_access": "ended already it stays so (tests/sharing/test_access)",
    "take_back_request": "taken back already it stays so (tests/descriptions/test_asking)",
    "correct_progress": "a correction can be corrected; a colleague's word is a conflict",
    "plan_action_done": "done already it stays so (tests/stay_plan/test_goals)",
    "open_plan_action": "open already it stays so (tests/stay_plan/test_goals)",
    "take_out_plan_action": "taken out already it stays so (tests/stay_plan/test_goals)",
    "end_own_card": "ended already it stays so (tests/own_page/test_cards)",
    "unlock_own_card": "open already it stays so; without a card it is a conflict (test_cards)",
    "open_section": "open already it stays so (tests/own_page/test_pages)",
    "choose_channel": "one can always choose; a colleague's other choice is a conflict",
    "ask_own_consent": "of who has left it is still asked for (tests/own_page/test_consents)",
    "take_back_own_consent": "answered or taken back it stays so (tests/own_page/test_consents)",
    "see_message": "seen already it stays so (tests/own_page/test_pages)",
    "write_reply": "answered already it stays, and is a conflict (tests/own_page/test_questions)",
    "withdraw_preference": "taken back already it stays so (tests/moving_in/test_during)",
    "my_settings": "one can always choose; another tab's choice is a conflict (test_mail_choices)",
    "set_my_time_away": "two at a time are a conflict (tests/notifications/test_times_away)",
    "set_escalation": "it can always be set anew; a colleague's word is a conflict",
    "house_rules": "they can always be written anew; a colleague's word is a conflict",
    "place_inventory": "it can always be written anew; a colleague's word is a conflict",
    "send_file": "a file concerns no case; the same one is the one that is here",
    "bring_in": "what became wrong meanwhile is said of its row (tests/imports)",
    "check_again": "a file that is gone says so (tests/imports)",
    "discard_file": "twice is once (tests/imports)",
    "reconsider_complaint": "what has become of a complaint: tests/complaints",
    "withdraw_complaint": "what has become of a complaint: tests/complaints",
    "edit_house_page": "a page can always be written; a colleague's word is a conflict",
    "add_person": "somebody known gets a role more (tests/administration/test_people)",
    "change_role": "what has ended is a conflict (tests/administration/test_people)",
    "choose_houses": "a house can always be chosen; a colleague's choice is a conflict",
    "end_membership": "what has ended is a conflict (tests/administration/test_people)",
    "units": "a unit of the same name is the same",
    "rename_unit": "it can always be renamed; a colleague's word is a conflict",
    "add_rate": "two rates on the same day are a conflict (tests/administration/test_rates)",
    "change_rate": "it can always be put right; a colleague's word is a conflict",
    "add_budget_item": "a line concerns no case",
    "copy_budget": "what is there stays; twice is once",
    "change_budget_item": "it can always be put right; a colleague's word is a conflict",
    "remove_budget_item": "removed already it is there no longer: 404",
    "add_contact": "a contact concerns no case",
    "change_contact": "a contact can always be put right; a colleague's word is a conflict",
    "end_contact": "ended otherwise by a colleague it is a conflict (test_contacts)",
    "reopen_contact": "open already it stays so",
    "correct_citizen": "what is held can always be put right; a colleague's word is a conflict",
    "propose_taking_apart": "a registration taken out is no longer a joined one: 404",
    "joining_proposal": "a colleague's other answer is a conflict (test_joining_by_two)",
    "withdraw_agreement": "withdrawn already it stays so (test_standing_agreements)",
    "guest_by_agreement": "without nights or a room it is a conflict (test_standing_agreements)",
    "open_house": "a name that is taken is a problem at its field (test_houses)",
    "change_schedule": "it can always be changed from a day on; the same is once",
    "add_kind": "another kind by the name is said at its field",
    "shift_hours": "hours can always be set anew; a colleague's word is a conflict",
    "change_house": "what is written can be put right; a colleague's word is a conflict",
    "reopen_house": "open already it stays so (test_houses)",
    "open_places": "a name that is taken is a problem at its field (test_places)",
    "keep_place": "open already it stays so; in a house that closes it is a conflict (test_places)",
    "calls": "a note can always be made",
    "who_is_it": "answered already it answers the same again",
    "report_change": "a change can always be reported",
    "handle_change": "acted on already it stays as it was written",
    "ready_for_discharge": "a day can always be told, and taken back",
    "referral_new": "a draft concerns nobody else",
    "add_later_fact": "for eight weeks after it ended something can be added (test_later_facts)",
    "correct_later_fact": "likewise: what stands is never changed",
    "attach": "likewise (test_attachments)",
    "remove_attachment": "what should not be there can always go (test_taking_files_away)",
    "add_note": "a note can always be added, also to what is decided",
    "save_filter": "a filter concerns nobody else",
    "tonight": "a place that is taken is a conflict (tests/tonight)",
    "nobody_helped": "a call that came to nothing can always be noted",
    "unmet_new": "a call that came to nothing can always be noted",
    "guest_night": "a room that is taken is no longer among the answers (test_guests)",
    "star_area": "it leads to the finished star, which stays as it was",
    "correct_star": "a finished star can always be corrected; a colleague's is a conflict",
    "write_kram": "it leads to the finished one, which stays as it was",
    "correct_kram": "a finished one can always be corrected; a colleague's is a conflict",
    "letter_text": "words can always be written anew; a colleague's are a conflict (test_texts)",
    "local_standard": "another can always be named; a colleague's is a conflict (test_texts)",
    "take_referral": "a button: the page says who has it (test_handing_over)",
    "cancel_meeting": "a button: the page says that it was held (test_assessing)",
    "give_information": "answered already it stays as it was answered (test_information)",
    "take_back_question": "answered already it stays as it was answered (test_information)",
    "give_opinion": "answered already it stays as it was answered (test_assessing)",
    "move_hearing": "ended already it is a conflict (tests/letters/test_hearing_letters)",
    "call_off_hearing": "ended already it is a conflict (tests/letters/test_hearing_letters)",
    "hearing_translation": "the latest counts; what was sent keeps its own (test_hearing_letters)",
    "decision_translation": "the latest counts; what was sent keeps its own (test_wishes)",
    "organisation_address": "it can always be put right; a colleague's is a conflict",
    "end_hearing": "ended already it stays as it was written (test_hearings)",
    "write_planned_meeting": "written already it stays as it was written (test_assessing)",
    "correct_meeting": "a correction can always be added",
    "reply_deadlines": "a deadline concerns what has not come in yet",
    "receive_item": "a receipt stands; twice is once",
    "receive_promise": "a receipt stands; twice is once",
    "read_messages": "a receipt stands; twice is once",
    "discharge_messages": "there is always something to say",
    "raise_disagreement": "one can always disagree, also afterwards",
    "day_prices": "the latest price for a day counts",
    "booking": "a place is opened again from any day; twice is once",
    "change_hold": "a reservation that is over says so (tests/placements/test_holds.py)",
    "undo_booking": "what went on since stands (tests/placements/test_undoing.py)",
}
