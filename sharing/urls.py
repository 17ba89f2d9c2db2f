"""Addresses of consents and of access for partners; the tab is a page of the case."""

from __future__ import annotations

from django.urls import URLPattern, path

from sharing.views import consents, grants, shared

urlpatterns: list[URLPattern] = [
    path("ophold/<int:pk>/samtykker/svar/", consents.answer, name="answer_consent"),
    path("samtykke/<int:pk>/", consents.sheet, name="consent_sheet"),
    path("samtykke/<int:pk>/tilbage/", consents.withdraw, name="withdraw_consent"),
    path("ophold/<int:pk>/adgang/", grants.give, name="give_access"),
    path("adgang/<int:pk>/", grants.grant, name="grant"),
    path("adgang/<int:pk>/stop/", grants.revoke, name="revoke_access"),
    path("delt-med-mig/", shared.listed, name="shared_with_me"),
    path("delt-med-mig/<int:pk>/", shared.part, name="shared"),
    path("delt-med-mig/<int:pk>/<slug:part>/", shared.part, name="shared_part"),
]
