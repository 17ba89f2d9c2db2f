"""Signing in and out, choosing a role and a password."""

from __future__ import annotations

from django.urls import path

from organisations import password_views, views

urlpatterns = [
    path("log-ind/", views.SignIn.as_view(), name="sign_in"),
    path("log-ud/", views.SignOut.as_view(), name="sign_out"),
    path("skift-rolle/", views.choose_role, name="choose_role"),
    path("sprog/", views.choose_language, name="choose_language"),
    path("adgangskode/glemt/", password_views.forgot_password, name="forgot_password"),
    path(
        "adgangskode/<str:person>/<str:token>/",
        password_views.choose_password_page,
        name="choose_password",
    ),
    path("session/", views.session_left, name="session_left"),
]
