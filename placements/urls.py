"""Addresses of the board and the guest room."""

from __future__ import annotations

from django.urls import path

from placements.views import board, calls, finding, guests, ready

urlpatterns = [
    path("pladser/", board.board, name="board"),
    path("pladser/find/", finding.find_place, name="find_place"),
    path("pladser/<int:pk>/", board.place_book, name="place_book"),
    path("pladser/booking/<int:pk>/", board.booking, name="booking"),
    path("pladser/booking/<int:pk>/klar/", ready.place_ready, name="place_ready"),
    path("pladser/booking/<int:pk>/ret/", board.closure, name="change_closure"),
    path("gaest/", guests.guest_night, name="guest_night"),
    path("gaest/aftale/<int:pk>/", guests.by_agreement, name="guest_by_agreement"),
    path("opkald/", calls.calls, name="calls"),
]
