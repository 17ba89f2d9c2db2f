"""Addresses of what is written of a stay plan; its tab is in ``cases``."""

from __future__ import annotations

from django.urls import URLPattern, path

from stay_plan.views import actions, agreeing, around, goals, progress, week

urlpatterns: list[URLPattern] = [
    path("ophold/<int:pk>/plan/start/", goals.start, name="plan_start"),
    path("ophold/<int:pk>/plan/nyt-maal/", goals.add, name="add_goal"),
    path("ophold/<int:pk>/plan/aftal/", agreeing.agree, name="agree_plan"),
    path("ophold/<int:pk>/plan/print/", agreeing.draft_sheet, name="plan_draft_sheet"),
    path("ophold/<int:pk>/plan/version/<int:number>/", agreeing.sheet, name="plan_sheet"),
    path("ophold/<int:pk>/plan/praktisk/<slug:key>/", around.matter, name="practical_matter"),
    path("ophold/<int:pk>/plan/anden-plan/<slug:key>/", around.other_plan, name="other_plan"),
    path("ophold/<int:pk>/plan/uge/ny/", week.add, name="add_week_line"),
    path("ophold/<int:pk>/plan/uge/print/", week.sheet, name="week_sheet"),
    path("ophold/<int:pk>/plan/uge/<int:line_pk>/", week.change, name="change_week_line"),
    path(
        "ophold/<int:pk>/plan/uge/<int:line_pk>/tag-ud/", week.take_out, name="take_out_week_line"
    ),
    path("maal/<int:pk>/", goals.goal, name="goal"),
    path("maal/<int:pk>/ret/", goals.change, name="change_goal"),
    path("maal/<int:pk>/tag-ud/", goals.take_out, name="take_out_goal"),
    path("maal/<int:pk>/delmaal/", goals.add_part, name="add_sub_goal"),
    path("maal/<int:pk>/hvordan-gaar-det/", progress.note, name="note_progress"),
    path(
        "maal/<int:pk>/hvordan-gaar-det/<int:entry_pk>/ret/",
        progress.correct,
        name="correct_progress",
    ),
    path("maal/<int:pk>/hvem-goer-hvad/", actions.add, name="add_plan_action"),
    path(
        "maal/<int:pk>/hvem-goer-hvad/<int:action_pk>/",
        actions.change,
        name="change_plan_action",
    ),
    path(
        "maal/<int:pk>/hvem-goer-hvad/<int:action_pk>/gjort/",
        actions.done,
        name="plan_action_done",
    ),
    path(
        "maal/<int:pk>/hvem-goer-hvad/<int:action_pk>/ikke-gjort/",
        actions.open_again,
        name="open_plan_action",
    ),
    path(
        "maal/<int:pk>/hvem-goer-hvad/<int:action_pk>/tag-ud/",
        actions.take_out,
        name="take_out_plan_action",
    ),
]
