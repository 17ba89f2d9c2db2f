"""Addresses of Administration."""

from __future__ import annotations

from django.urls import URLPattern, path

from administration.views import (
    budgets,
    houses,
    people,
    places,
    questions,
    rates,
    schedules,
    shift_hours,
    start,
    units,
)

_HOUSES = "administration/huse/"
urlpatterns: list[URLPattern] = [
    path("administration/", start.administration, name="administration"),
    # --- Houses and places
    path(_HOUSES, houses.own_houses, name="own_houses"),
    path(f"{_HOUSES}nyt/", houses.open_house_page, name="open_house"),
    path(f"{_HOUSES}<int:pk>/ret/", houses.change_house_page, name="change_house"),
    path(f"{_HOUSES}<int:pk>/vagter/", shift_hours.shift_hours_page, name="shift_hours"),
    path(f"{_HOUSES}<int:pk>/luk/", houses.close_house_page, name="close_house"),
    path(f"{_HOUSES}<int:pk>/forbliver/", houses.reopen_house_page, name="reopen_house"),
    path(f"{_HOUSES}<int:pk>/nye-pladser/", places.open_places_page, name="open_places"),
    path(f"{_HOUSES}plads/<int:pk>/ret/", places.describe_place_page, name="describe_place"),
    path(f"{_HOUSES}plads/<int:pk>/luk/", places.end_place_page, name="end_place"),
    path(f"{_HOUSES}plads/<int:pk>/forbliver/", places.keep_place_page, name="keep_place"),
    # --- How a house follows up
    path(
        f"{_HOUSES}<int:pk>/opfoelgninger/",
        schedules.house_schedule,
        name="house_schedule",
    ),
    path(
        f"{_HOUSES}<int:pk>/opfoelgninger/<slug:track>/ny/",
        schedules.add_kind_page,
        name="add_kind",
    ),
    path(
        f"{_HOUSES}<int:pk>/opfoelgninger/<slug:track>/<slug:kind>/",
        schedules.change_schedule_page,
        name="change_schedule",
    ),
    path(
        f"{_HOUSES}<int:pk>/opfoelgninger/<slug:track>/<slug:kind>/slut/",
        schedules.end_kind_page,
        name="end_kind",
    ),
    path(
        f"{_HOUSES}<int:pk>/opfoelgninger/<slug:track>/<slug:kind>/spoergsmaal/",
        questions.word,
        name="word_question",
    ),
    # --- People and their roles
    path("administration/medarbejdere/", people.people, name="people"),
    path("administration/medarbejdere/ny/", people.add_person_page, name="add_person"),
    path(
        "administration/medarbejdere/<int:pk>/rolle/", people.change_role_page, name="change_role"
    ),
    path(
        "administration/medarbejdere/<int:pk>/huse/",
        people.choose_houses_page,
        name="choose_houses",
    ),
    path(
        "administration/medarbejdere/<int:pk>/afslut/",
        people.end_membership_page,
        name="end_membership",
    ),
    path(
        "administration/medarbejdere/<int:pk>/link/",
        people.send_password_link_page,
        name="send_password_link",
    ),
    path("administration/medarbejdere/afsnit/", units.units, name="units"),
    path(
        "administration/medarbejdere/afsnit/<int:pk>/ret/",
        units.rename_unit_page,
        name="rename_unit",
    ),
    # --- Day rates
    path("administration/takster/", rates.rates, name="rates"),
    path("administration/takster/hus/<int:pk>/ny/", rates.add_rate_page, name="add_rate"),
    path("administration/takster/<int:pk>/ret/", rates.change_rate_page, name="change_rate"),
    # --- Budget
    path("administration/budget/", budgets.budgets, name="budgets"),
    path("administration/budget/hus/<int:pk>/<int:year>/", budgets.budget, name="budget"),
    path(
        "administration/budget/hus/<int:pk>/<int:year>/ny/",
        budgets.add_budget_item_page,
        name="add_budget_item",
    ),
    path(
        "administration/budget/hus/<int:pk>/<int:year>/kopier/",
        budgets.copy_budget_page,
        name="copy_budget",
    ),
    path(
        "administration/budget/<int:pk>/ret/",
        budgets.change_budget_item_page,
        name="change_budget_item",
    ),
    path(
        "administration/budget/<int:pk>/fjern/",
        budgets.remove_budget_item_page,
        name="remove_budget_item",
    ),
]
