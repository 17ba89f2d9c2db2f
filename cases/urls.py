"""Addresses of citizens' pages, stays, their follow-ups and Recovery Stars."""

from __future__ import annotations

from django.urls import path

from cases.views import citizens, follow_ups, moves, orientering, risks, stars, stays

urlpatterns = [
    path("borgere/", citizens.citizens, name="citizens"),
    path("borgere/<int:pk>/", citizens.citizen, name="citizen"),
    path("borgere/<int:pk>/cpr/", citizens.reveal, name="reveal_number"),
    path("ophold/<int:pk>/", stays.stay, name="stay"),
    path("ophold/<int:pk>/opfoelgning/", stays.follow_ups, name="follow_ups"),
    path("ophold/<int:pk>/forloeb/", stays.timeline, name="stay_timeline"),
    path("ophold/<int:pk>/orientering/", orientering.orientering, name="orientering"),
    path("ophold/<int:pk>/flyt-ind/", moves.move_in, name="move_in"),
    path("ophold/<int:pk>/forlaeng/", moves.extend_stay, name="extend_stay"),
    path("ophold/<int:pk>/gennemgang/", moves.move_review, name="move_review"),
    path("ophold/<int:pk>/bed-om-at-rejse/", moves.ask_to_leave, name="ask_to_leave"),
    path("ophold/<int:pk>/tilbagefald/", moves.relapse, name="relapse"),
    path("ophold/<int:pk>/videre/", moves.onward, name="onward"),
    path("ophold/<int:pk>/flyt-ud/", moves.move_out, name="move_out"),
    path("ophold/<int:pk>/aflys/", moves.cancel_stay, name="cancel_stay"),
    path("ophold/<int:pk>/udeblev/", moves.no_show, name="no_show"),
    path("ophold/<int:pk>/risici/", risks.risks, name="record_risks"),
    path("opfoelgning/<int:pk>/faerdig/", follow_ups.complete_follow_up, name="complete_follow_up"),
    path("opfoelgning/<int:pk>/flyt-dato/", follow_ups.move_follow_up, name="move_follow_up"),
    path("ophold/<int:pk>/stjerne/", stars.stars, name="stars"),
    path("ophold/<int:pk>/stjerne/ny/", stars.start, name="start_star"),
    path("stjerne/<int:pk>/", stars.star, name="star"),
    path("stjerne/<int:pk>/afslut/", stars.finish, name="finish_star"),
    path("stjerne/<int:pk>/<slug:area>/", stars.area, name="star_area"),
]
