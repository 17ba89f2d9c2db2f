"""Stay plans: made in the first weeks with the citizen, agreed, looked at since."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Final

from demo.case_work import CaseWork
from placements.models import Stay
from stay_plan import rules
from stay_plan.services.actions import action_done, add_action
from stay_plan.services.agreeing import agree_plan
from stay_plan.services.around import write_matter, write_other_plan
from stay_plan.services.goals import add_goal, write_start
from stay_plan.services.progress import note_progress
from stay_plan.services.week import add_week_line

#: State and remark of practical matters, by their keys.
_MATTERS: Final = (
    ("registration", "done", ""),
    ("doctor", "under_way", "Lægehuset har åbent for nye. Vi ringer mandag."),
    ("mitid", "done", ""),
    ("debt", "not_needed", ""),
)
#: The citizen's week: on which days, from when, what, who comes.
_WEEK: Final = (
    ((1, 2, 3, 4, 5, 6, 7), time(8, 30), "Op, og kaffe på terrassen", ""),
    ((1, 4), time(10), "Handle ind og lave frokost", "Kontaktpersonen"),
    ((3,), time(13, 30), "Samtale i rusmiddelcentret", "Vi følges derhen"),
)


def planned(work: CaseWork, stay: Stay, place: str) -> None:
    """With a goal that moves, a sub-goal, who does what, and what stands around them."""
    assert stay.moved_in_on is not None
    first = stay.moved_in_on
    by, now = work.staff_at(place), work.at(first + timedelta(days=4), 13)
    called = stay.citizen.called
    write_start(
        by=by,
        stay=stay,
        functioning="Klarer tøj og bad selv. Maden og posten skal der hjælp til.",
        needs="Faste tidspunkter, og at vi siger til i god tid.",
        visits="Vi åbner post sammen, og går en tur, hvis der er ro til det.",
        now=now,
    )
    goal = add_goal(
        by=by,
        stay=stay,
        citizens_words="Jeg vil lave min egen mad, når jeg kommer hjem.",
        staff_words="Laver aftensmad selv tre gange om ugen.",
        areas=["living_skills", "physical_health"],
        method="Vi handler og laver mad sammen, og træder et skridt tilbage hver uge.",
        now=now,
    )
    part = add_goal(
        by=by,
        stay=stay,
        parent=goal,
        citizens_words="Jeg vil kunne handle uden at vende om.",
        staff_words="",
        areas=["social_network"],
        method="",
        now=now,
    )
    shopping = add_action(
        by=by,
        goal=part,
        what="Går med i Netto, når der er færrest mennesker",
        owner=by.user.pk if by.user else None,
        owner_name="",
        due_on=first + timedelta(days=9),
        now=now,
    )
    add_action(
        by=by,
        goal=goal,
        what="Vælger to retter til næste uge",
        owner=None,
        owner_name=called,
        due_on=work.day(5),
        now=now,
    )
    agree_plan(
        by=by,
        stay=stay,
        agreed_on=first + timedelta(days=4),
        agreed_with=f"{called} og {by.name}",
        stance="agrees",
        citizens_words="Det er mit eget mål, så det holder jeg ved.",
        reason="",
        now=now,
    )
    later = work.at(work.day(-2), 15)
    action_done(by=by, action=shopping, now=later)
    note_progress(
        by=by,
        goal=goal,
        on=work.day(-2),
        nearness="under_way",
        words="Lavede suppe sammen mandag, og varmede selv rester tirsdag.",
        now=later,
    )
    for key, state, note in _MATTERS:
        write_matter(
            by=by, stay=stay, key=key, state=state, owner=None, owner_name="", note=note, now=later
        )
    plan = rules.plan_rules(stay)
    write_other_plan(
        by=by,
        stay=stay,
        key=plan.other_plans[0].key,
        exists="on_its_way",
        says="Bostøtte to gange om ugen efter opholdet.",
        made_on=None,
        next_on=work.day(20),
        contact="Sagsbehandleren",
        looked_on=work.day(-2),
        now=later,
    )
    for days, begins_at, what, who in _WEEK if plan.has_week else ():
        add_week_line(
            by=by,
            stay=stay,
            days=days,
            begins_at=begins_at,
            ends_at=None,
            what=what,
            who=who,
            now=later,
        )
