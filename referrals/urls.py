"""Addresses of referrals."""

from __future__ import annotations

from django.urls import URLPattern, path

from referrals.rules import Verb
from referrals.views import (
    assessing,
    attachments,
    changing,
    deadlines,
    drafts,
    finding_out,
    handing_over,
    later_facts,
    meetings,
    placing,
    referral_page,
    worklist,
)

urlpatterns: list[URLPattern] = [
    path("henvisninger/", worklist.referrals, name="referrals"),
    path("henvisninger/ny/", drafts.referral_new, name="referral_new"),
    path("henvisninger/kladde/<uuid:pk>/kontrol/", drafts.draft_check, name="draft_check"),
    path("henvisninger/kladde/<uuid:pk>/slet/", drafts.draft_discard, name="draft_discard"),
    path(
        "henvisninger/kladde/<uuid:pk>/bilag/",
        attachments.draft_attachments,
        name="draft_attachments",
    ),
    path(
        "henvisninger/kladde/<uuid:pk>/bilag/<uuid:attachment_pk>/",
        attachments.draft_attachment,
        name="draft_attachment",
    ),
    path(
        "henvisninger/kladde/<uuid:pk>/bilag/<uuid:attachment_pk>/fjern/",
        attachments.detach_from_draft,
        name="detach",
    ),
    path("henvisninger/kladde/<uuid:pk>/<slug:page>/", drafts.draft_page, name="draft_page"),
    path("henvisninger/<int:pk>/", referral_page.referral, name="referral"),
    path(
        "henvisninger/<int:pk>/kvittering/", referral_page.referral_receipt, name="referral_receipt"
    ),
    path("henvisninger/<int:pk>/ja/", assessing.accept, name="accept_referral"),
    path("henvisninger/<int:pk>/nej/", assessing.refuse, name="refuse_referral"),
    path(
        "henvisninger/<int:pk>/bevilg-alligevel/",
        assessing.accept,
        {"verb": Verb.AWARD_AFTER_ALL},
        name="award_after_all",
    ),
    path(
        "henvisninger/<int:pk>/tag-tilbage/",
        assessing.refuse,
        {"verb": Verb.TAKE_BACK},
        name="take_back_award",
    ),
    path("henvisninger/<int:pk>/traek-tilbage/", changing.withdraw, name="withdraw_referral"),
    path("henvisninger/<int:pk>/meld-aendring/", changing.report, name="report_change"),
    path("henvisninger/<int:pk>/aendring/<int:report_pk>/", changing.handle, name="handle_change"),
    path("henvisninger/<int:pk>/tilfoej/", later_facts.add, name="add_later_fact"),
    path(
        "henvisninger/<int:pk>/tilfoej/<int:entry_pk>/",
        later_facts.correct,
        name="correct_later_fact",
    ),
    path("henvisninger/<int:pk>/bilag/", attachments.attach, name="attach"),
    path(
        "henvisninger/<int:pk>/bilag/<uuid:attachment_pk>/",
        attachments.attachment,
        name="attachment",
    ),
    path("henvisninger/<int:pk>/faerdigmelding/", changing.ready, name="ready_for_discharge"),
    path("henvisninger/<int:pk>/venter/", changing.waiting, name="record_waiting"),
    path("henvisninger/<int:pk>/afslut/", changing.close, name="close_referral"),
    path("henvisninger/<int:pk>/svar/<slug:key>/", assessing.answer, name="answer_question"),
    path("henvisninger/<int:pk>/notat/", assessing.note, name="add_note"),
    path("henvisninger/<int:pk>/kommuner/", assessing.municipalities, name="set_municipalities"),
    path("henvisninger/<int:pk>/plads/", placing.place, name="place_referral"),
    path("henvisninger/<int:pk>/begynd/", placing.start, name="start_outreach"),
    path("henvisninger/<int:pk>/tag/", handing_over.take, name="take_referral"),
    path("henvisninger/<int:pk>/overdrag/", handing_over.hand_over, name="hand_over_referral"),
    path("henvisninger/<int:pk>/flyt/", handing_over.move, name="move_referral"),
    path("henvisninger/<int:pk>/send-videre/", handing_over.send_on, name="redirect_referral"),
    path("henvisninger/<int:pk>/spoerg/", finding_out.ask, name="ask_information"),
    path(
        "henvisninger/<int:pk>/spoerg/<int:request_pk>/",
        finding_out.tell,
        name="give_information",
    ),
    path(
        "henvisninger/<int:pk>/spoerg/<int:request_pk>/traek-tilbage/",
        finding_out.take_back,
        name="take_back_question",
    ),
    path("henvisninger/<int:pk>/anden-vurdering/", finding_out.opinion, name="ask_opinion"),
    path(
        "henvisninger/<int:pk>/anden-vurdering/<int:opinion_pk>/",
        finding_out.opinion_answer,
        name="give_opinion",
    ),
    path("henvisninger/<int:pk>/partshoering/", finding_out.hear, name="hear_citizen"),
    path(
        "henvisninger/<int:pk>/partshoering/<int:hearing_pk>/",
        finding_out.hearing_reply,
        name="end_hearing",
    ),
    path("henvisninger/<int:pk>/afvejning/<slug:key>/", finding_out.weigh, name="weigh_criterion"),
    path("henvisninger/<int:pk>/moede/", meetings.plan, name="plan_meeting"),
    path("henvisninger/<int:pk>/moede/holdt/", meetings.write, name="write_meeting"),
    path(
        "henvisninger/<int:pk>/moede/<int:meeting_pk>/",
        meetings.write_planned,
        name="write_planned_meeting",
    ),
    path(
        "henvisninger/<int:pk>/moede/<int:meeting_pk>/ret/",
        meetings.correct,
        name="correct_meeting",
    ),
    path(
        "henvisninger/<int:pk>/moede/<int:meeting_pk>/aflys/",
        meetings.cancel,
        name="cancel_meeting",
    ),
    path("svarfrister/", deadlines.deadlines, name="reply_deadlines"),
    path("pladser/<int:pk>/til-hvem/", placing.for_place, name="referrals_for_place"),
]
