"""Addresses of moving in."""

from __future__ import annotations

from django.urls import URLPattern, path

from moving_in.views import contracts, damages, during, house_terms

urlpatterns: list[URLPattern] = [
    path("ophold/<int:pk>/kontrakt/", contracts.contract, name="contract"),
    path("ophold/<int:pk>/kontrakt/skriv/", contracts.write, name="write_contract"),
    path("ophold/<int:pk>/kontrakt/underskriv/", contracts.sign, name="sign_contract"),
    path("ophold/<int:pk>/kontrakt/papir/", contracts.on_paper, name="contract_on_paper"),
    path("ophold/<int:pk>/kontrakt/<int:number>/", contracts.sheet, name="contract_sheet"),
    path("ophold/<int:pk>/inventar/", damages.check, name="check_inventory"),
    path("skader/", damages.listed, name="damages"),
    path("skader.<slug:kind>", damages.export, name="damages_export"),
    path("skader/<int:pk>/afgoer/", damages.settle, name="settle_damage"),
    path("skader/<int:pk>/ret/", damages.correct, name="correct_damage"),
    path("ophold/<int:pk>/opsparing/", during.savings, name="agree_savings"),
    path("ophold/<int:pk>/opsparing/slut/", during.end, name="end_savings"),
    path("ophold/<int:pk>/daglig-hjaelper/", during.helper, name="set_helper"),
    path("ophold/<int:pk>/oensker/", during.preference, name="add_preference"),
    path(
        "ophold/<int:pk>/oensker/<int:wish_pk>/tilbage/",
        during.withdraw,
        name="withdraw_preference",
    ),
    path("administration/huse/<int:pk>/husorden/", house_terms.rules, name="house_rules"),
    path(
        "administration/huse/plads/<int:pk>/inventar/",
        house_terms.inventory,
        name="place_inventory",
    ),
]
