"""Addresses of Administration."""

from __future__ import annotations

from django.urls import URLPattern, path

from administration.views import budgets, rates, start

urlpatterns: list[URLPattern] = [
    path("administration/", start.administration, name="administration"),
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
