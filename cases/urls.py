"""Addresses of citizens' pages, stays, their follow-ups and Recovery Stars."""

from __future__ import annotations

from django.urls import path

from cases.views import (
    acts,
    agreements,
    citizens,
    elsewhere,
    follow_ups,
    identity,
    joining,
    network,
    orientering,
    owed,
    plan,
    stars,
    stays,
)
from placements.follow_up_rules import FOLLOW_UP_RULES, FollowUpVerb
from placements.rules import RULES

urlpatterns = [
    path("skyldigt/", owed.owed, name="owed"),
    path("borgere/", citizens.citizens, name="citizens"),
    path("borgere/<int:pk>/", citizens.citizen, name="citizen"),
    path("borgere/<int:pk>/ret/", identity.correct, name="correct_citizen"),
    path("borgere/hvem/<int:pk>/", identity.who_is_it, name="who_is_it"),
    path("borgere/<int:pk>/aftale/", agreements.make, name="make_agreement"),
    path("borgere/aftale/<int:pk>/opsig/", agreements.withdraw, name="withdraw_agreement"),
    path("borgere/<int:pk>/samme/", joining.choose_other, name="propose_joining"),
    path("borgere/<int:pk>/samme/<int:other_pk>/", joining.propose, name="propose_joining_with"),
    path("borgere/<int:pk>/skil-ad/", joining.propose_apart, name="propose_taking_apart"),
    path("borgere/forslag/<int:pk>/", joining.proposal, name="joining_proposal"),
    path("borgere/<int:pk>/cpr/", citizens.reveal, name="reveal_number"),
    path("ophold/<int:pk>/", stays.stay, name="stay"),
    path("ophold/<int:pk>/opfoelgning/", stays.follow_ups, name="follow_ups"),
    path("ophold/<int:pk>/netvaerk/", network.network, name="network"),
    path("ophold/<int:pk>/forloeb/", stays.timeline, name="stay_timeline"),
    path("ophold/<int:pk>/orientering/", orientering.orientering, name="orientering"),
    path("ophold/<int:pk>/orientering/pdf/", orientering.orientering_pdf, name="orientering_pdf"),
    *(
        path(f"ophold/<int:pk>/{rule.path}/", acts.act, {"verb": verb}, name=rule.address)
        for verb, rule in RULES.items()
    ),
    path(
        "ophold/<int:pk>/andre-steder/<int:elsewhere_pk>/fjern/",
        elsewhere.remove,
        name="remove_stay_elsewhere",
    ),
    path(
        "opfoelgning/<int:pk>/faerdig/",
        follow_ups.follow_up,
        {"verb": FollowUpVerb.COMPLETE},
        name=FOLLOW_UP_RULES[FollowUpVerb.COMPLETE].address,
    ),
    path(
        "opfoelgning/<int:pk>/flyt-dato/",
        follow_ups.follow_up,
        {"verb": FollowUpVerb.MOVE},
        name=FOLLOW_UP_RULES[FollowUpVerb.MOVE].address,
    ),
    path(
        "opfoelgning/<int:pk>/blev-ikke-gjort/",
        follow_ups.follow_up,
        {"verb": FollowUpVerb.NOT_DONE},
        name=FOLLOW_UP_RULES[FollowUpVerb.NOT_DONE].address,
    ),
    path(
        "opfoelgning/<int:pk>/fortryd/",
        follow_ups.undo,
        name=FOLLOW_UP_RULES[FollowUpVerb.UNDO].address,
    ),
    path("ophold/<int:pk>/plan/", plan.plan, name="plan"),
    path("ophold/<int:pk>/plan/uge/", plan.week, name="plan_week"),
    path("ophold/<int:pk>/plan/rundt-om/", plan.around, name="plan_around"),
    path("ophold/<int:pk>/stjerne/", stars.stars, name="stars"),
    path("ophold/<int:pk>/stjerne/ny/", stars.start, name="start_star"),
    path("stjerne/<int:pk>/", stars.star, name="star"),
    path("stjerne/<int:pk>/afslut/", stars.finish, name="finish_star"),
    path("stjerne/<int:pk>/<slug:area>/", stars.area, name="star_area"),
]
