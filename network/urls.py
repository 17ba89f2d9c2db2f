"""Addresses of a citizen's network; its tab is a page of the case (``cases``)."""

from __future__ import annotations

from django.urls import URLPattern, path

from network.views import actors, orders, relatives, sheet

_STAY = "ophold/<int:pk>"
_ACTOR = f"{_STAY}/netvaerk/<int:actor_pk>"
_RELATIVE = f"{_STAY}/paaroerende/<int:relative_pk>"
_ORDER = f"{_STAY}/dom/<int:order_pk>"
_APPOINTMENT = f"{_STAY}/fremmoede/<int:appointment_pk>"

urlpatterns: list[URLPattern] = [
    path(f"{_STAY}/netvaerk/udskriv/", sheet.sheet, name="network_sheet"),
    path(f"{_STAY}/netvaerk/ny/", actors.add, name="add_network_actor"),
    path(f"{_ACTOR}/", actors.actor, name="network_actor"),
    path(f"{_ACTOR}/ret/", actors.correct, name="correct_network_actor"),
    path(f"{_ACTOR}/stop/", actors.end, name="end_network_actor"),
    path(f"{_ACTOR}/pause/", actors.pause, name="pause_network_actor"),
    path(f"{_ACTOR}/pause/flyt/", actors.move, name="move_restoring"),
    path(f"{_ACTOR}/pause/slut/", actors.restore, name="restore_network_actor"),
    path(f"{_STAY}/paaroerende/ny/", relatives.add, name="add_relative"),
    path(f"{_RELATIVE}/ret/", relatives.correct, name="correct_relative"),
    path(f"{_RELATIVE}/stop/", relatives.end, name="end_relative"),
    path(f"{_STAY}/dom/ny/", orders.write, name="write_treatment_order"),
    path(f"{_ORDER}/ret/", orders.correct, name="correct_treatment_order"),
    path(f"{_ORDER}/slut/", orders.end, name="end_treatment_order"),
    path(f"{_ORDER}/fremmoede/", orders.make, name="make_appointment"),
    path(f"{_APPOINTMENT}/flyt/", orders.move, name="move_appointment"),
    path(f"{_APPOINTMENT}/", orders.outcome, name="appointment_outcome"),
]
