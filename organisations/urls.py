"""Signing in and out, choosing a role."""

from __future__ import annotations

from django.urls import path

from organisations import views

urlpatterns = [
    path("log-ind/", views.SignIn.as_view(), name="sign_in"),
    path("log-ud/", views.SignOut.as_view(), name="sign_out"),
    path("skift-rolle/", views.choose_role, name="choose_role"),
    path("sprog/", views.choose_language, name="choose_language"),
    path("session/", views.session_left, name="session_left"),
]
