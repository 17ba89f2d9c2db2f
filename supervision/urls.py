"""Addresses of supervision."""

from __future__ import annotations

from django.urls import URLPattern, path

from supervision.views import follow_ups, samples, slow

_SAMPLES = "tilsyn/stikproever/"
_SAMPLE = f"{_SAMPLES}<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("tilsyn/til-tiden/", follow_ups.in_time_page, name="in_time"),
    path("tilsyn/til-tiden.<slug:kind>", follow_ups.in_time_file, name="in_time_file"),
    path("tilsyn/for-sent/", follow_ups.late_page, name="late_follow_ups"),
    path("tilsyn/langsomt/", slow.slow_page, name="slow_courses"),
    path(_SAMPLES, samples.samples, name="samples"),
    path(f"{_SAMPLES}ny/", samples.draw, name="draw_sample"),
    path(_SAMPLE, samples.sample, name="sample"),
    path(f"{_SAMPLE}sager/<int:number>/", samples.judge, name="sampled_case"),
    path(f"{_SAMPLE}konklusion/", samples.conclude, name="conclude_sample"),
    path(f"{_SAMPLE}udskrift/", samples.sheet, name="sample_sheet"),
]
