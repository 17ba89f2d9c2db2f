"""Addresses of what ward and municipality do together."""

from __future__ import annotations

from django.urls import URLPattern, path

from discharge.views import agreement, case, promises, readiness, sheet, threads

_CASE = "henvisninger/<int:pk>/udskrivning/"

urlpatterns: list[URLPattern] = [
    path(_CASE, case.discharge, name="discharge"),
    path(f"{_CASE}indsigelse/", readiness.dispute, name="dispute_readiness"),
    path(f"{_CASE}indsigelse/slut/", readiness.end, name="end_dispute"),
    path(f"{_CASE}aarsag/", readiness.cause, name="set_cause"),
    path(f"{_CASE}aftale/", agreement.write, name="write_agreement"),
    path(f"{_CASE}aftale/spoerg/", agreement.ask, name="ask_for_missing"),
    path(f"{_CASE}aftale/ark/", case.agreement_sheet, name="agreement_sheet"),
    path(f"{_CASE}aftale/<slug:key>/", agreement.item, name="write_item"),
    path(f"{_CASE}aftale/<slug:key>/modtaget/", agreement.receive, name="receive_item"),
    path(f"{_CASE}opgaver/ny/", promises.give, name="give_promise"),
    path(f"{_CASE}opgaver/<int:promise_pk>/", promises.answer, name="answer_promise"),
    path(f"{_CASE}opgaver/<int:promise_pk>/modtaget/", promises.receive, name="receive_promise"),
    path(f"{_CASE}tovholder/", threads.coordinator, name="name_coordinator"),
    path(f"{_CASE}beskeder/", threads.messages_page, name="discharge_messages"),
    path(f"{_CASE}beskeder/laest/", threads.read, name="read_messages"),
    path(f"{_CASE}uenighed/", threads.disagree, name="raise_disagreement"),
    path(
        f"{_CASE}uenighed/<int:disagreement_pk>/afgjort/",
        threads.settle,
        name="settle_disagreement",
    ),
    path(f"{_CASE}uenighed/<int:disagreement_pk>/<slug:side>/", threads.view, name="write_view"),
    path("udskrivning/ark/<int:year>-<int:month>/", sheet.month, name="ready_days_sheet"),
    path("udskrivning/doegnpris/", sheet.prices, name="day_prices"),
]
