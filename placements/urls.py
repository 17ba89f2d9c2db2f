"""Addresses of the board, the guest room, and what happens to a stay."""

from __future__ import annotations

from django.urls import path

from placements.views import board, guests, moves, risks

urlpatterns = [
    path("pladser/", board.board, name="board"),
    path("pladser/<int:pk>/", board.place_book, name="place_book"),
    path("pladser/booking/<int:pk>/", board.booking, name="booking"),
    path("gaest/", guests.guest_night, name="guest_night"),
    path("ophold/<int:pk>/flyt-ind/", moves.move_in, name="move_in"),
    path("ophold/<int:pk>/forlaeng/", moves.extend_stay, name="extend_stay"),
    path("ophold/<int:pk>/flyt-ud/", moves.move_out, name="move_out"),
    path("ophold/<int:pk>/aflys/", moves.cancel_stay, name="cancel_stay"),
    path("ophold/<int:pk>/udeblev/", moves.no_show, name="no_show"),
    path("ophold/<int:pk>/risici/", risks.risks, name="record_risks"),
    path("opfoelgning/<int:pk>/faerdig/", moves.complete_follow_up, name="complete_follow_up"),
    path("opfoelgning/<int:pk>/flyt-dato/", moves.move_follow_up, name="move_follow_up"),
]
