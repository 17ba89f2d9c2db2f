"""Addresses of life in a house."""

from __future__ import annotations

from django.urls import URLPattern, path

from house_life.views import afterwards, food_payment, house, incidents, meals, visits

urlpatterns: list[URLPattern] = [
    path("huset/", house.house, name="house_life"),
    path("huset/maaltider/", meals.kitchen, name="kitchen"),
    path("huset/haendelser/", incidents.incidents, name="incidents"),
    path("huset/<int:pk>/haendelser/ny/", incidents.write, name="write_incident"),
    path("haendelser/<int:pk>/", incidents.incident, name="incident"),
    path("haendelser/<int:pk>/ret/", incidents.correct, name="correct_incident"),
    path("haendelser/<int:pk>/opgave/", afterwards.give, name="give_incident_task"),
    path("haendelser/<int:pk>/opgave/<int:task_pk>/", afterwards.do, name="do_incident_task"),
    path(
        "haendelser/<int:pk>/besked/<int:report_pk>/",
        afterwards.settle,
        name="settle_incident_report",
    ),
    path("ophold/<int:pk>/maaltider/", meals.stay_meals, name="stay_meals"),
    path("ophold/<int:pk>/maaltider/vaner/", meals.meal_plan, name="meal_plan"),
    path("ophold/<int:pk>/maaltider/betaling/", food_payment.food_payment, name="food_payment"),
    path("ophold/<int:pk>/maaltider/<slug:month>/", food_payment.settle, name="settle_meals"),
    path("ophold/<int:pk>/besoeg/", visits.visits, name="visits"),
    path("ophold/<int:pk>/besoeg/<int:visit_pk>/aflys/", visits.call_off, name="call_off_visit"),
    path("administration/huse/<int:pk>/maaltider/", meals.house_meals, name="house_meals"),
    path("administration/huse/<int:pk>/besked/", afterwards.house_reports, name="house_reports"),
    path(
        "administration/huse/<int:pk>/besked/<int:line_pk>/slut/",
        afterwards.end_line,
        name="end_house_report",
    ),
]
