"""Addresses of the citizen's own page and of what the house does around it."""

from __future__ import annotations

from django.urls import URLPattern, path

from own_page.views import answers, door, guests, page, preview, staff

urlpatterns: list[URLPattern] = [
    # --- The citizen's, behind card and PIN
    path("mit/<slug:organisation>/", door.door, name="own_page_door"),
    path("mit/<slug:organisation>/side/", page.own_page, name="own_page"),
    path("mit/<slug:organisation>/side/<slug:key>/", page.section, name="own_page_section"),
    path("mit/<slug:organisation>/ja-og-nej/", page.yes_and_no, name="own_page_yes_and_no"),
    path(
        "mit/<slug:organisation>/samtykke/<int:pk>/",
        page.answer_consent,
        name="own_page_answer_consent",
    ),
    path("mit/<slug:organisation>/tilbage/<int:pk>/", page.take_back, name="own_page_take_back"),
    path("mit/<slug:organisation>/pinkode/", page.pin, name="own_page_pin"),
    path("mit/<slug:organisation>/skriv/", page.write, name="own_page_line"),
    path("mit/<slug:organisation>/sig/", page.say, name="own_page_say"),
    path("mit/<slug:organisation>/svar/<int:pk>/", page.reply, name="own_page_reply"),
    path("mit/<slug:organisation>/sprog/", page.language, name="own_page_language"),
    path("mit/<slug:organisation>/luk/", door.leave, name="own_page_leave"),
    # --- The house's
    path("ophold/<int:pk>/mit-forloeb/vis/", preview.front, name="preview_own_page"),
    path(
        "ophold/<int:pk>/mit-forloeb/vis/ja-og-nej/",
        preview.yes_and_no,
        name="preview_own_yes_and_no",
    ),
    path(
        "ophold/<int:pk>/mit-forloeb/vis/side/<slug:key>/",
        preview.section,
        name="preview_own_section",
    ),
    path("ophold/<int:pk>/mit-forloeb/samtykke/", staff.ask_consent, name="ask_own_consent"),
    path("samtykke-paa-siden/<int:pk>/tag-tilbage/", staff.take_back, name="take_back_own_consent"),
    path("ophold/<int:pk>/mit-forloeb/kort/", staff.give, name="give_own_card"),
    path("ophold/<int:pk>/mit-forloeb/kort/stop/", staff.end, name="end_own_card"),
    path("ophold/<int:pk>/mit-forloeb/kort/aabn/", staff.unlock, name="unlock_own_card"),
    path("ophold/<int:pk>/mit-forloeb/del/<slug:key>/", staff.section, name="open_section"),
    path("ophold/<int:pk>/mit-forloeb/tre-spoergsmaal/", staff.questions, name="stay_questions"),
    path("ophold/<int:pk>/mit-forloeb/spoergsmaal/", staff.channel, name="choose_channel"),
    path("fra-borgeren/<int:pk>/set/", staff.see, name="see_message"),
    path("tre-spoergsmaal/<int:pk>/", staff.answers, name="write_reply"),
    path("tre-spoergsmaal/", answers.citizens_answers, name="citizens_answers"),
    # --- A guest's card
    path("huskekort/", guests.card, name="guest_card"),
    path("huskekort/nyt/", guests.make, name="make_guest_card"),
    path("huskekort/ret/", guests.change, name="change_guest_card"),
    path("huskekort/braend/", guests.burn, name="burn_guest_card"),
]
