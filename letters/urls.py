"""Addresses of letters: on decisions and hearings, sent, of a case; and of their texts."""

from __future__ import annotations

from django.urls import URLPattern, path

from letters.views import addresses, decisions, hearings, sent, texts, translations

urlpatterns: list[URLPattern] = [
    path("henvisninger/<int:pk>/brev/", decisions.referral_letter, name="referral_letter"),
    path("henvisninger/<int:pk>/breve/", sent.referral_letters, name="referral_letters"),
    path("ophold/<int:pk>/breve/", sent.stay_letters, name="stay_letters"),
    path("breve/afgoerelse/<int:pk>/", decisions.decision_letter, name="decision_letter"),
    path(
        "breve/afgoerelse/<int:pk>/pdf/", decisions.decision_letter_pdf, name="decision_letter_pdf"
    ),
    path(
        "breve/afgoerelse/<int:pk>/oversaettelse/<slug:language>/",
        translations.decision_translation,
        name="decision_translation",
    ),
    path("breve/hoering/<int:pk>/", hearings.hearing_letter, name="hearing_letter"),
    path("breve/hoering/<int:pk>/pdf/", hearings.hearing_letter_pdf, name="hearing_letter_pdf"),
    path(
        "breve/hoering/<int:pk>/oversaettelse/<slug:language>/",
        translations.hearing_translation,
        name="hearing_translation",
    ),
    path("breve/adresse/", addresses.organisation_address, name="organisation_address"),
    path("breve/sendt/<uuid:pk>/", sent.sent_letter, name="sent_letter"),
    path("breve/sendt/<uuid:pk>/pdf/", sent.sent_letter_pdf, name="sent_letter_pdf"),
    path("breve/tekster/", texts.letter_texts, name="letter_texts"),
    path(
        "breve/tekster/<slug:scheme>/<slug:key>/<slug:language>/<slug:edition>/",
        texts.letter_text,
        name="letter_text",
    ),
    path("breve/kvalitetsstandard/<slug:scheme>/", texts.local_standard, name="local_standard"),
]
