"""The public door: pages open to all, and the leader's page of what stands on them."""

from __future__ import annotations

from django.urls import URLPattern, path

from public.views import asking, editing, houses

urlpatterns: list[URLPattern] = [
    path("offentlige-sider/", editing.house_pages, name="house_pages"),
    path("offentlige-sider/<int:pk>/", editing.edit_house_page, name="edit_house_page"),
    path("tilbud/", houses.houses, name="houses"),
    path("tilbud/<slug:slug>/", houses.house, name="house"),
    path("tilbud/<slug:slug>/spoerg/", asking.ask_start, name="ask_start"),
    path("tilbud/<slug:slug>/spoerg/fortsaet/", asking.ask_resume, name="ask_resume"),
    path("tilbud/<slug:slug>/spoerg/tjek/", asking.ask_check, name="ask_check"),
    path("tilbud/<slug:slug>/spoerg/ikke-her/", asking.ask_stop, name="ask_stop"),
    path("tilbud/<slug:slug>/spoerg/skjul/", asking.ask_hide, name="ask_hide"),
    path("tilbud/<slug:slug>/spoerg/slet/", asking.ask_delete, name="ask_delete"),
    path("tilbud/<slug:slug>/spoerg/skjult/", asking.hidden, name="hidden"),
    path("tilbud/<slug:slug>/spoerg/<slug:page>/", asking.ask_page, name="ask_page"),
]
