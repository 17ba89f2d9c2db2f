"""Addresses of referrals."""

from __future__ import annotations

from django.urls import URLPattern, path

from referrals.views import (
    assessing,
    changing,
    drafts,
    export,
    filters,
    letters,
    place_offers,
    placing,
    referral_page,
    unmet,
    waiting_list,
    worklist,
)

urlpatterns: list[URLPattern] = [
    path("henvisninger/", worklist.referrals, name="referrals"),
    path("henvisninger/venteliste/", waiting_list.waiting_list, name="waiting_list"),
    path("henvisninger/udtraek.<str:kind>", export.export, name="export_referrals"),
    path("henvisninger/filter/ny/", filters.save, name="save_filter"),
    path("henvisninger/filter/<int:pk>/slet/", filters.remove, name="remove_filter"),
    path("henvisninger/udaekket-behov/", unmet.unmet_demand, name="unmet_demand"),
    path("henvisninger/udaekket-behov/ny/", unmet.unmet_new, name="unmet_new"),
    path("henvisninger/ny/", drafts.referral_new, name="referral_new"),
    path("henvisninger/kladde/<uuid:pk>/kontrol/", drafts.draft_check, name="draft_check"),
    path("henvisninger/kladde/<uuid:pk>/slet/", drafts.draft_discard, name="draft_discard"),
    path("henvisninger/kladde/<uuid:pk>/<slug:page>/", drafts.draft_page, name="draft_page"),
    path("henvisninger/<int:pk>/", referral_page.referral, name="referral"),
    path(
        "henvisninger/<int:pk>/kvittering/", referral_page.referral_receipt, name="referral_receipt"
    ),
    path("henvisninger/<int:pk>/ja/", assessing.accept, name="accept_referral"),
    path("henvisninger/<int:pk>/nej/", assessing.refuse, name="refuse_referral"),
    path("henvisninger/<int:pk>/traek-tilbage/", changing.withdraw, name="withdraw_referral"),
    path("henvisninger/<int:pk>/meld-aendring/", changing.report, name="report_change"),
    path("henvisninger/<int:pk>/aendring/<int:report_pk>/", changing.handle, name="handle_change"),
    path("henvisninger/<int:pk>/faerdigmelding/", changing.ready, name="ready_for_discharge"),
    path("henvisninger/<int:pk>/venter/", changing.waiting, name="record_waiting"),
    path("henvisninger/<int:pk>/behov/", waiting_list.need, name="set_need"),
    path("henvisninger/<int:pk>/tilbyd/", place_offers.offer, name="offer_place"),
    path("henvisninger/<int:pk>/tilbud-svar/", place_offers.answer, name="answer_offer"),
    path("henvisninger/<int:pk>/afslut/", changing.close, name="close_referral"),
    path("henvisninger/<int:pk>/svar/<slug:key>/", assessing.answer, name="answer_question"),
    path("henvisninger/<int:pk>/notat/", assessing.note, name="add_note"),
    path("henvisninger/<int:pk>/kommuner/", assessing.municipalities, name="set_municipalities"),
    path("henvisninger/<int:pk>/plads/", placing.place, name="place_referral"),
    path("henvisninger/<int:pk>/begynd/", placing.start, name="start_outreach"),
    path("henvisninger/<int:pk>/brev/", letters.letter, name="referral_letter"),
    path("pladser/<int:pk>/til-hvem/", placing.for_place, name="referrals_for_place"),
]
