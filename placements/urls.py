"""Addresses of the board and the guest room."""

from __future__ import annotations

from django.urls import path

from placements.views import board, bookings, by_hand, calls, finding, guests, ready

urlpatterns = [
    path("pladser/", board.board, name="board"),
    path("pladser/nu/", board.board_now, name="board_now"),
    path("pladser/valg/", by_hand.board_choice, name="board_choice"),
    path("pladser/find/", finding.find_place, name="find_place"),
    path("pladser/<int:pk>/", bookings.place_book, name="place_book"),
    path("pladser/booking/<int:pk>/", bookings.booking, name="booking"),
    path("pladser/booking/<int:pk>/klar/", ready.place_ready, name="place_ready"),
    path("pladser/booking/<int:pk>/ret/", bookings.closure, name="change_closure"),
    path("pladser/booking/<int:pk>/ret-reservation/", bookings.hold, name="change_hold"),
    path("pladser/booking/<int:pk>/fortryd/", bookings.undo_booking, name="undo_booking"),
    path("gaest/", guests.guest_night, name="guest_night"),
    path("gaest/aftale/<int:pk>/", guests.by_agreement, name="guest_by_agreement"),
    path("opkald/", calls.calls, name="calls"),
]
