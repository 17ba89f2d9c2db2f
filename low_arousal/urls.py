"""Addresses of the hand-over dialogue (LA2). Its tab is a page of the case (``cases``)."""

from __future__ import annotations

from django.urls import URLPattern, path

from low_arousal.views import handing_on, making

urlpatterns: list[URLPattern] = [
    path("ophold/<int:pk>/overlevering/begynd/", making.begin, name="begin_dialogue"),
    path("overlevering/<int:pk>/", making.dialogue, name="dialogue"),
    path("overlevering/<int:pk>/skriv/", making.write, name="write_dialogue"),
    path("overlevering/<int:pk>/afslut/", making.finish, name="finish_dialogue"),
    path("overlevering/<int:pk>/giv-videre/", handing_on.hand_on, name="hand_on_dialogue"),
    path("overlevering/<int:pk>/ret/", making.correct, name="correct_dialogue"),
]
