"""Addresses of the board, the guest room, and what happens to a stay."""

from __future__ import annotations

from django.urls import path

from placements.views import board, follow_ups, guests, moves, risks

urlpatterns = [
    path("pladser/", board.board, name="board"),
    path("pladser/<int:pk>/", board.place_book, name="place_book"),
    path("pladser/booking/<int:pk>/", board.booking, name="booking"),
    path("gaest/", guests.guest_night, name="guest_night"),
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
]
