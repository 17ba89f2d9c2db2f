"""The directory of contacts."""

from __future__ import annotations

from django.urls import URLPattern, path

from contacts import views

urlpatterns: list[URLPattern] = [
    path("kontakter/", views.contacts, name="contacts"),
    path("kontakter/ny/", views.add_contact_page, name="add_contact"),
    path("kontakter/<int:pk>/ret/", views.change_contact_page, name="change_contact"),
    path("kontakter/<int:pk>/afslut/", views.end_contact_page, name="end_contact"),
    path("kontakter/<int:pk>/genaabn/", views.reopen_contact_page, name="reopen_contact"),
]
