"""Addresses of citizens' pages, stays and Recovery Stars."""

from __future__ import annotations

from django.urls import path

from recovery.views import citizens, notices, stars, stays

urlpatterns = [
    path("borgere/", citizens.citizens, name="citizens"),
    path("borgere/<int:pk>/", citizens.citizen, name="citizen"),
    path("borgere/<int:pk>/cpr/", citizens.reveal, name="reveal_number"),
    path("ophold/<int:pk>/", stays.stay, name="stay"),
    path("ophold/<int:pk>/opfoelgning/", stays.follow_ups, name="follow_ups"),
    path("ophold/<int:pk>/forloeb/", stays.timeline, name="stay_timeline"),
    path("ophold/<int:pk>/underretning/", notices.notice, name="notice"),
    path("ophold/<int:pk>/stjerne/", stars.stars, name="stars"),
    path("ophold/<int:pk>/stjerne/ny/", stars.start, name="start_star"),
    path("stjerne/<int:pk>/", stars.star, name="star"),
    path("stjerne/<int:pk>/afslut/", stars.finish, name="finish_star"),
    path("stjerne/<int:pk>/<slug:area>/", stars.area, name="star_area"),
]
