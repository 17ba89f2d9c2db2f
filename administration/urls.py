"""Addresses of Administration."""

from __future__ import annotations

from django.urls import URLPattern, path

from administration.views import budgets, people, rates, start, units

urlpatterns: list[URLPattern] = [
    path("administration/", start.administration, name="administration"),
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
