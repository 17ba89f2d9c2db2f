"""Every address of the product: who may open it, what it answers, and what a POST leads to.

An address that is missing here fails the matrix: nobody adds a page without saying who may see it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from organisations.roles import Permission, Role
from tests.walls.things import Things


def from_today(n: int) -> str:
    """``n`` days from today, as a form sends it."""
    return (timezone.localdate() + timedelta(days=n)).isoformat()


#: For systems with a token; to people's sessions they are closed (test_api).
API = {
    "api_token",
    "api_revoke",
    "api_schemes",
    "api_scheme_criteria",
    "api_facilities",
    "api_capacity",
    "api_referrals",
    "api_referral",
    "api_attachments",
    "api_attachment",
    "api_remove_attachment",
    "api_give_information",
    "api_later_facts",
    "api_withdraw",
    "api_report_change",
    "api_readiness",
    "api_status",
}

Arguments = Callable[[Things], dict[str, Any]]
#: What a browser sends of a form in which nothing is filled in.
NOTHING: dict[str, Any] = {"csrfmiddlewaretoken": "-"}


@dataclass(frozen=True)
class Answer:
    """What a POST comes to: a status, and where it leads when it is a redirect."""

    status: int
    #: The name of the address in Location.
    leads_to: str = ""
    #: Whether a redirect means that something was written.
    writes: bool = True
    #: What was written is a secret, and the answer itself shows it this one time.
    shows_once: bool = False


@dataclass(frozen=True)
class Posts:
    """What a form takes: a sensible body, what comes of it, and of one left empty."""

    body: Arguments
    sensible: Answer
    empty: Answer = Answer(422)
    #: Roles for whom it comes to something else, though they may open the page.
    sensible_for: Mapping[Role, Answer] = field(default_factory=dict)
    empty_for: Mapping[Role, Answer] = field(default_factory=dict)
    #: In the address, beside the body.
    query: Callable[[Things], str] = lambda _things: ""
    #: False where a POST only shows something (a search, a number).
    writes: bool = True

    def expected(self, role: Role, *, empty: bool) -> Answer:
        if empty:
            return self.empty_for.get(role, self.empty)
        return self.sensible_for.get(role, self.sensible)


@dataclass(frozen=True)
class Route:
    """``of`` gives the address' arguments for one thing; None for pages about no one thing."""

    needs: tuple[Permission, ...] = ()
    of: Arguments | None = None
    #: What a GET answers to those who may; 405 where there is none.
    shows: int = 200
    #: Besides, one of these.
    any_of: tuple[Permission, ...] = ()
    #: Whom the scheme leaves it to, among those who hold the permission; () for all of them.
    decides: tuple[Role, ...] = ()
    posts: Posts | None = None
    signed_out: bool = False
    extra: dict[str, Any] = field(default_factory=dict)

    def is_allowed(self, role: Role) -> bool:
        """Whether the role holds the permissions that the page asks for."""
        of_several = not self.any_of or any(wanted in role.permissions for wanted in self.any_of)
        return of_several and all(wanted in role.permissions for wanted in self.needs)


def _pk(kind: str) -> Arguments:
    return lambda things: {"pk": getattr(things, kind).pk}


def _slug(_things: Things) -> dict[str, Any]:
    """The address of a house that has published a page; in the matrix none has."""
    return {"slug": "skovvang"}


#: A contact as its form sends it.
CONTACT: dict[str, Any] = {
    "side": "ours",
    "person": "Anne Vagt",
    "phone": "96 00 00 00",
    "hours": "Hverdage 8-15",
    "starts_on": "2026-01-05",
}


#: A house and a place as their forms send them.
HOUSE: dict[str, Any] = {"name": "Åhuset", "phone": "00 00 00 02"}
PLACE: dict[str, Any] = {
    "name": "Bolig ved åen",
    "track": "home",
    "equipment": ["calm"],
    "opens_on": "2026-01-05",
}
#: A day rate and a line of a budget, as their forms send them.
RATE: dict[str, Any] = {
    "name": "Boliger, ny takst",
    "kroner": "1500",
    "target_occupancy": "85",
    "starts_on": from_today(400),
}
BUDGET_ITEM: dict[str, Any] = {"kind": "grant", "name": "Et tilskud", "amount": "1200000"}


def _home_in(starts_on: str, ends_on: str) -> str:
    return f"?kind=polaris:home&starts_on={starts_on}&ends_on={ends_on}"


def _budget(things: Things) -> dict[str, Any]:
    return {"pk": things.facility.pk, "year": things.budget_item.year}


def _around(**names: str) -> Arguments:
    """Of the stay of the one who is here, with who is around them."""
    return lambda things: {
        "pk": things.stay.pk,
        **{argument: getattr(things.around, name).pk for argument, name in names.items()},
    }


ORDER: dict[str, Any] = {
    "kind": "Dom til ambulant behandling",
    "starts_on": from_today(-30),
    "if_missed": "Klinikken ringer",
}
APPOINTMENT: dict[str, Any] = {
    "on": from_today(9),
    "at_time": "10.30",
    "place": "Klinikken, stue 4",
}


def _saves(leads_to: str, body: Arguments, **more: Any) -> Posts:
    """A sensible body is saved and leads on."""
    return Posts(body, Answer(302, leads_to), **more)


def _unchanged(leads_to: str) -> Posts:
    """A button that finds nothing to do: these things are as it would make them."""
    led = Answer(302, leads_to, writes=False)
    return Posts(lambda _things: {}, led, empty=led)


def _stays(status: int, body: Arguments, **more: Any) -> Posts:
    """The page is shown again: these things do not allow it, or nothing is to be saved."""
    return Posts(body, Answer(status), **more)


def _decision(things: Things) -> dict[str, Any]:
    return {"pk": things.accepted.decision_id}


#: May read a letter, and send none.
_DECIDES_NOTHING = dict.fromkeys(
    (Role.SUPERVISOR, Role.REFERRER, Role.REFERRAL_COORDINATOR), Answer(403)
)
#: Roles whose permission a scheme narrows: only the caseworker decides on a home.
_SCHEME_FORBIDS = {Role.FACILITY_STAFF: Answer(403), Role.FACILITY_LEADER: Answer(403)}
#: May read what is free tonight, and keep no place.
_KEEPS_NOTHING = dict.fromkeys(
    (
        Role.FACILITY_STAFF,
        Role.ACUTE_STAFF,
        Role.SUPERVISOR,
        Role.REFERRER,
        Role.REFERRAL_COORDINATOR,
    ),
    Answer(403),
)
#: May open the page, but not have the whole number on it.
_NO_NUMBERS = {Role.FACILITY_STAFF: Answer(403)}
_SEE, _REFER, _ASSESS = Permission.SEE_REFERRALS, Permission.REFER, Permission.ASSESS
_CITIZENS, _RUN = Permission.SEE_CITIZENS, Permission.RUN_STAYS
_STAR, _FOLLOW = Permission.MAKE_STAR, Permission.FOLLOW_UP
_PLACES = Permission.SEE_PLACES
_RATES = (Permission.SET_RATES,)
_PEOPLE = (Permission.MANAGE_PEOPLE,)
_HISTORY = (Permission.BRING_IN_HISTORY,)
_WATCH = (Permission.SEE_FIGURES, Permission.SEE_CITIZENS)
_HAND_OVER = (Permission.SEE_CITIZENS, Permission.HAND_OVER)


def _decides(body: Arguments) -> Route:
    """A decision in the course of a stay on a home: the caseworker's."""
    return Route(
        needs=(Permission.DECIDE,),
        decides=(Role.CASEWORKER,),
        of=_pk("stay"),
        posts=_saves("stay", body, empty_for=_SCHEME_FORBIDS, sensible_for=_SCHEME_FORBIDS),
    )


def _no_such_decision() -> Route:
    """The page says that this kind of decision is not made here."""
    return Route(
        needs=(Permission.DECIDE,),
        of=_pk("stay"),
        posts=_stays(422, lambda _things: {"on": from_today(0), "reasons": "Du er flyttet"}),
    )


def _no_such_lock(body: dict[str, Any], shows: int = 404) -> Route:
    """Of a condition that the stay's scheme does not ask for."""
    return Route(
        needs=(_CITIZENS, _FOLLOW),
        of=lambda things: {"pk": things.stay.pk, "key": "plan"},
        shows=shows,
        posts=_stays(404, lambda _things: body, empty=Answer(404)),
    )


def _of_goal(kind: str = "goal", **more: str) -> Arguments:
    """Of a goal, and of what hangs on it: ``action_pk="action"``."""
    return lambda things: {
        "pk": getattr(things.plan, kind).pk,
        **{name: getattr(things.plan, thing).pk for name, thing in more.items()},
    }


def _no_week(body: dict[str, Any], shows: int = 404, **more: int) -> Route:
    """Of a citizen whose scheme writes down no week."""
    return Route(
        needs=(_CITIZENS, _FOLLOW),
        of=lambda things: {"pk": things.stay.pk, **more},
        shows=shows,
        posts=_stays(404, lambda _things: body, empty=Answer(404)),
    )


#: A line of a citizen's week as its form sends it.
WEEK_LINE: dict[str, Any] = {"days": ["1"], "begins_at": "9.00", "what": "Post og kaffe"}


def _own_page(shows: int = 200, **more: int | str) -> Route:
    """Of the citizen's own page: nobody is signed in, and without a card it stays closed."""
    return Route(
        of=lambda things: {"organisation": things.facility.controller.key, **more},
        shows=shows,
        signed_out=True,
    )


def _no_such_cards(body: dict[str, Any], shows: int = 404) -> Route:
    return Route(
        needs=(_RUN,), shows=shows, posts=_stays(404, lambda _things: body, empty=Answer(404))
    )


#: A meeting as its form sends it.
MEETING: dict[str, Any] = {
    "on": from_today(30),
    "at_time": "10.30",
    "minutes": "60",
    "place": "Skovlyset",
    "others": "Lise Holm, Jobcenter",
}


def _calls(of: Arguments) -> Route:
    """Leaders are called to a meeting about a case."""
    return Route(
        needs=(_CITIZENS, _FOLLOW),
        of=of,
        posts=_saves("meeting", lambda _things: MEETING | {"question": "Hvor kan borgeren bo?"}),
    )


def _of_life(kind: str) -> Arguments:
    return lambda things: {"pk": getattr(things.life, kind).pk}


def _bridge(things: Things) -> dict[str, Any]:
    return {"pk": things.stay.pk, "bridge_pk": things.life.bridge.pk}


_HOUSE, _SEE_HOUSE = Permission.HOUSE_LIFE, Permission.SEE_HOUSE
#: Staff see who is along; the key worker and the leader ask.
_NOT_THE_KEY_WORKER = {Role.FACILITY_STAFF: Answer(403)}
#: A shift, a volunteer and an incident as their forms send them.
SHIFT: dict[str, Any] = {
    "activity": "talk",
    "on": from_today(9),
    "begins": "10.00",
    "ends": "12.00",
    "needed": "2",
    "every_weeks": "0",
}
VOLUNTEER: dict[str, Any] = {"kind": "volunteer", "name": "Leif Strand", "phone": "11 11 11 11"}
INCIDENT: dict[str, Any] = {
    "kind": "theft",
    "on": from_today(-1),
    "at_time": "10.00",
    "what": "En telefon blev væk",
    "submission_key": "0d4a4a6e-3c2b-4a57-9a3f-5a4d3b2c1e0f",
}


#: Who takes part in a case, on either side.
_SIDES = (_REFER, _ASSESS)
_READ = Answer(302, "discharge_messages")
#: The sender's people wrote last, so they have nothing unread.
_READ_ALREADY = {
    role: Answer(302, "discharge_messages", writes=False)
    for role in (Role.REFERRER, Role.REFERRAL_COORDINATOR)
}

ROUTES: dict[str, Route] = {
    # --- The frame
    "sign_in": Route(signed_out=True),
    "sign_out": Route(signed_out=True),
    "choose_language": Route(signed_out=True),
    "forgot_password": Route(signed_out=True),
    "choose_password": Route(of=lambda _things: {"person": "MQ", "token": "-"}, signed_out=True),
    "session_left": Route(signed_out=True),
    "health": Route(signed_out=True),
    "engine_health": Route(signed_out=True),
    "sent_mail": Route(signed_out=True),  # the local environment only: 404 elsewhere
    "demonstration": Route(signed_out=True),  # likewise
    "choose_role": Route(
        shows=405,
        posts=_saves("my_day", lambda _things: {}, empty=Answer(302, "my_day"), writes=False),
    ),
    "my_day": Route(),
    "places_of_my_day": Route(needs=(Permission.CLOSE_PLACES,)),
    "overview": Route(needs=(Permission.SEE_FIGURES,)),
    "figure_csv": Route(
        needs=(Permission.SEE_FIGURES,),
        of=lambda _things: {"name": "budget"},
        extra={"shared": True},
    ),
    # --- The calendar
    "calendar": Route(),
    "calendar_link": Route(
        posts=Posts(
            lambda _things: {},
            Answer(200, shows_once=True),
            empty=Answer(200, shows_once=True),
        ),
    ),
    "end_calendar_link": Route(shows=405, posts=_unchanged("calendar_link")),
    "calendar_feed": Route(
        of=lambda things: {"organisation": things.facility.controller.key, "token": "-"},
        signed_out=True,
    ),
    "closing_days": Route(
        needs=(Permission.RUN_HOUSES,),
        posts=_saves(
            "closing_days",
            lambda things: {
                "facility": things.facility.pk,
                "first_on": from_today(20),
                "last_on": from_today(25),
                "name": "Juleferie",
            },
        ),
    ),
    "remove_closing_days": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("closing"),
        shows=405,
        posts=_saves("closing_days", lambda _things: {}, empty=Answer(302, "closing_days")),
        extra={"run": True},
    ),
    # --- Operations
    "engine": Route(needs=(Permission.WATCH_ENGINE,)),
    "retry_letters": Route(
        needs=(Permission.WATCH_ENGINE,),
        of=lambda _things: {"kind": "mail"},
        shows=405,
        posts=_unchanged("engine"),
        extra={"shared": True},
    ),
    # --- The night
    "tonight": Route(
        any_of=(_PLACES, _REFER),
        posts=_saves(
            "tonight",
            lambda things: {"place": things.guest_room.pk, "case_number": "H-2026-0007"},
            sensible_for=_KEEPS_NOTHING,
            empty_for=_KEEPS_NOTHING,
        ),
    ),
    "nobody_helped": Route(
        any_of=(_ASSESS, Permission.GRANT_GUEST_NIGHT, Permission.SEE_FIGURES),
        posts=_saves(
            "nobody_helped",
            lambda things: {
                "kind": f"{things.facility.pk}:home",
                "asked": "call",
                "because": "no_room",
            },
            sensible_for={Role.SUPERVISOR: Answer(403)},
        ),
    ),
    # --- The leader's: who carries what, and how it goes
    "team": Route(needs=_WATCH),
    "share_out": Route(
        needs=_HAND_OVER,
        posts=_saves(
            "team",
            lambda things: {
                "things": [f"coordinator-{things.stay.pk}"],
                "to": things.colleague.pk,
                "reason": "Ingen har haft det",
            },
        ),
    ),
    # Nothing stands on the colleague by name, who is the organisation's and no house's.
    "hand_over": Route(
        needs=_HAND_OVER,
        of=_pk("colleague"),
        posts=_stays(
            422, lambda things: {"everything": "on", "to": things.helper.pk, "reason": "Rejst"}
        ),
        extra={"shared": True},
    ),
    "in_time": Route(needs=_WATCH),
    "in_time_file": Route(needs=_WATCH, of=lambda _things: {"kind": "csv"}, extra={"shared": True}),
    "late_follow_ups": Route(needs=_WATCH),
    "slow_courses": Route(needs=_WATCH),
    "samples": Route(needs=(Permission.SEE_SUPERVISION,)),
    "draw_sample": Route(
        needs=(Permission.SUPERVISE,),
        posts=_saves(
            "sample",
            lambda things: {
                "houses": [things.facility.pk],
                "starts_on": from_today(-90),
                "ends_on": from_today(0),
                "courses": "all",
                "wanted": "1",
                "key": "5b1f7b0e-8f0c-4a53-9a3c-6b3f0f6f3a11",
            },
        ),
    ),
    "sample": Route(needs=(Permission.SEE_SUPERVISION, _CITIZENS), of=_pk("sample")),
    "sample_sheet": Route(needs=(Permission.SEE_SUPERVISION, _CITIZENS), of=_pk("sample")),
    "sampled_case": Route(
        needs=(Permission.SUPERVISE, _CITIZENS),
        of=lambda things: {"pk": things.sample.pk, "number": 1},
        posts=_saves(
            "sample",
            lambda _things: {"star_answer": "not_in_order", "star_remark": "Den mangler"},
            empty=Answer(302, "sample", writes=False),
        ),
    ),
    "conclude_sample": Route(
        needs=(Permission.SUPERVISE,),
        of=_pk("sample"),
        posts=_saves("sample", lambda _things: {"text": "Stjernen laves i 3. uge"}),
    ),
    # --- The way out of a § 110 house: POLARIS has no locks
    "way_out": Route(needs=(_CITIZENS,)),
    "lock_owner": _no_such_lock({"name": "Lise Holm"}),
    "answer_lock": _no_such_lock({"state": "not_yet", "who": "Lise", "heard_on": from_today(0)}),
    "ask_lock_owner": _no_such_lock({}, shows=405),
    "lock_link": Route(
        of=lambda things: {"organisation": things.facility.controller.key, "token": "-"},
        signed_out=True,
    ),
    # --- Volunteers and peers
    "shifts": Route(any_of=(Permission.TAKE_SHIFTS, _HOUSE)),
    "plan_shift": Route(
        needs=(_HOUSE,), of=_pk("facility"), posts=_saves("shifts", lambda _things: SHIFT)
    ),
    "change_shift": Route(
        needs=(_HOUSE,),
        of=_of_life("shift"),
        posts=_saves("shifts", lambda _things: SHIFT | {"needed": "4"}),
    ),
    "call_off_shift": Route(
        needs=(_HOUSE,),
        of=_of_life("shift"),
        posts=_saves("shifts", lambda _things: {"because": "Ferie"}),
    ),
    "take_shift": Route(
        needs=(Permission.TAKE_SHIFTS,),
        of=_of_life("shift"),
        shows=405,
        posts=_saves("shifts", lambda _things: {}, empty=Answer(302, "shifts")),
    ),
    "leave_shift": Route(
        needs=(Permission.TAKE_SHIFTS,),
        of=_of_life("taken"),
        shows=405,
        posts=_saves("shifts", lambda _things: {}, empty=Answer(302, "shifts")),
    ),
    "put_on_shift": Route(
        needs=(_HOUSE,),
        of=_of_life("shift"),
        posts=_saves("put_on_shift", lambda things: {"volunteer": things.life.volunteer.pk}),
    ),
    "take_off_shift": Route(
        needs=(_HOUSE,),
        of=lambda things: {
            "pk": things.life.taken.pk,
            "volunteer_pk": things.life.volunteer.pk,
        },
        shows=405,
        posts=_saves("put_on_shift", lambda _things: {}, empty=Answer(302, "put_on_shift")),
    ),
    "post_notice": Route(
        needs=(_HOUSE,),
        of=_pk("facility"),
        posts=_saves("shifts", lambda _things: {"text": "Nøglen hænger i køkkenet"}),
    ),
    "take_down_notice": Route(
        needs=(_HOUSE,),
        of=_of_life("notice"),
        shows=405,
        posts=_saves("shifts", lambda _things: {}, empty=Answer(302, "shifts")),
    ),
    "volunteers": Route(needs=(_HOUSE,)),
    "add_volunteer": Route(
        needs=(Permission.RUN_VOLUNTEERS,),
        of=_pk("facility"),
        posts=_saves("volunteers", lambda _things: VOLUNTEER),
    ),
    "change_volunteer": Route(
        needs=(Permission.RUN_VOLUNTEERS,),
        of=_of_life("volunteer"),
        posts=_saves("volunteers", lambda _things: VOLUNTEER),
    ),
    "set_volunteer_state": Route(
        needs=(Permission.RUN_VOLUNTEERS,),
        of=lambda things: {"pk": things.life.volunteer.pk, "state": "pause"},
        shows=405,
        posts=_saves("volunteers", lambda _things: {}, empty=Answer(302, "volunteers")),
    ),
    "volunteer_terms": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        posts=_saves(
            "own_houses",
            lambda _things: {"asks_child_certificate": "on"},
            empty=Answer(302, "own_houses", writes=False),
        ),
        extra={"run": True},
    ),
    "bridges": Route(
        needs=(_HOUSE,),
        of=_pk("stay"),
        posts=_saves(
            "bridges",
            lambda things: {
                "peer": things.life.volunteer.pk,
                "called": "Ven",
                "agreed_on": from_today(0),
                "purpose": "Vejen hjem",
                "starts_on": from_today(0),
                "last_on": from_today(30),
            },
            sensible_for=_NOT_THE_KEY_WORKER,
        ),
    ),
    "set_bridge_meeting": Route(
        needs=(_HOUSE,),
        of=_bridge,
        posts=_saves(
            "bridges",
            lambda _things: {"on": from_today(2), "at_time": "10.30"},
            empty=Answer(302, "bridges", writes=False),
            sensible_for=_NOT_THE_KEY_WORKER,
            empty_for=_NOT_THE_KEY_WORKER,
        ),
    ),
    "end_bridge": Route(
        needs=(_HOUSE,),
        of=_bridge,
        shows=405,
        posts=_saves(
            "bridges",
            lambda _things: {},
            empty=Answer(302, "bridges"),
            sensible_for=_NOT_THE_KEY_WORKER,
            empty_for=_NOT_THE_KEY_WORKER,
        ),
    ),
    # --- Life in a house
    "house_life": Route(needs=(_SEE_HOUSE,)),
    "kitchen": Route(needs=(_HOUSE,)),
    "stay_meals": Route(
        needs=(_HOUSE,),
        of=_pk("stay"),
        posts=_saves(
            "stay_meals",
            lambda _things: {f"dinner_{from_today(4).replace('-', '')}": "on"},
            empty=Answer(302, "stay_meals", writes=False),
        ),
    ),
    "settle_meals": Route(
        needs=(Permission.DECIDE,),
        of=lambda things: {"pk": things.stay.pk, "month": "2026-01"},
        shows=405,
        posts=_unchanged("food_payment"),
    ),
    "food_payment": Route(needs=(_CITIZENS,), any_of=(_HOUSE, Permission.DECIDE), of=_pk("stay")),
    "meal_plan": Route(
        needs=(_HOUSE,),
        of=_pk("stay"),
        posts=_saves(
            "stay_meals",
            lambda _things: {"usual": ["dinner"]},
            empty=Answer(302, "stay_meals", writes=False),
        ),
    ),
    "house_meals": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        posts=_saves(
            "own_houses",
            lambda _things: {"meals": ["dinner"], "days_before": "2", "until": "12.00"},
        ),
        extra={"run": True},
    ),
    "visits": Route(
        needs=(_HOUSE,),
        of=_pk("stay"),
        posts=_saves(
            "visits",
            lambda things: {
                "who": "Min søster",
                "on": from_today(3),
                "begins": "14.00",
                "ends": "16.00",
                "agreed_with": things.helper.pk,
            },
        ),
    ),
    "call_off_visit": Route(
        needs=(_HOUSE,),
        of=lambda things: {"pk": things.stay.pk, "visit_pk": things.life.visit.pk},
        shows=405,
        posts=_saves("visits", lambda _things: {}, empty=Answer(302, "visits")),
    ),
    "incidents": Route(needs=(_SEE_HOUSE,)),
    "write_incident": Route(
        needs=(_HOUSE,),
        of=_pk("facility"),
        posts=_saves("incident", lambda _things: INCIDENT),
    ),
    "incident": Route(needs=(_SEE_HOUSE,), of=_of_life("incident")),
    "correct_incident": Route(
        needs=(_HOUSE,),
        of=_of_life("incident"),
        posts=_saves("incident", lambda _things: INCIDENT | {"reason": "Husker bedre"}),
    ),
    "give_incident_task": Route(
        needs=(_HOUSE,),
        of=_of_life("incident"),
        posts=_saves(
            "incident",
            lambda things: {
                "what": "Ny lås",
                "owner": things.helper.pk,
                "due_on": from_today(3),
            },
        ),
    ),
    "do_incident_task": Route(
        needs=(_HOUSE,),
        of=lambda things: {"pk": things.life.incident.pk, "task_pk": things.life.task.pk},
        posts=_saves("incident", lambda _things: {"on": from_today(0), "outcome": "Sat i"}),
    ),
    "settle_incident_report": Route(
        needs=(_HOUSE,),
        of=lambda things: {"pk": things.life.incident.pk, "report_pk": things.life.report.pk},
        posts=_saves("incident", lambda _things: {"on": from_today(0)}),
    ),
    "house_reports": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        posts=_saves("house_reports", lambda _things: {"to_whom": "Politiet", "within_hours": "2"}),
        extra={"run": True},
    ),
    "end_house_report": Route(
        needs=(Permission.RUN_HOUSES,),
        of=lambda things: {"pk": things.facility.pk, "line_pk": things.life.line.pk},
        shows=405,
        posts=_saves("house_reports", lambda _things: {}, empty=Answer(302, "house_reports")),
        extra={"run": True},
    ),
    # --- Descriptions gathered for a follow-up
    "descriptions": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "add_partner": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves(
            "descriptions",
            lambda _things: {
                "name": "Per Bo",
                "role": "Jobcentret",
                "kind": "job_centre",
                "mail": "per@job.example",
            },
        ),
    ),
    "end_partner": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("partner"),
        posts=_saves("descriptions", lambda _things: {"reason": "Har nyt arbejde"}),
    ),
    "correct_partner": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("partner"),
        posts=_saves(
            "descriptions",
            lambda _things: {
                "name": "Bo Ny",
                "role": "Bostøtten",
                "kind": "home_support",
                "mail": "bo.ny@stoette.example",
            },
        ),
    ),
    "ask_descriptions": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("follow_up"),
        posts=_saves(
            "ask_descriptions", lambda _things: {"whom": "unit", "wanted_on": from_today(0)}
        ),
    ),
    "write_description": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=lambda things: {"pk": things.follow_up.pk, "partner": 0},
        posts=_saves("ask_descriptions", lambda _things: {"text": "Det går fremad"}),
    ),
    "take_back_request": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("description_request"),
        shows=405,
        posts=_saves("ask_descriptions", lambda _things: {}, empty=Answer(302, "ask_descriptions")),
    ),
    "description_link": Route(
        of=lambda things: {"organisation": things.facility.controller.key, "token": "-"},
        signed_out=True,
    ),
    # --- Who is around the citizen
    "network": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "network_sheet": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "network_actor": Route(needs=(_CITIZENS,), of=_around(actor_pk="actor")),
    "add_network_actor": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves("network", lambda _things: {"role": "gp", "organisation": "Lægehuset"}),
    ),
    "correct_network_actor": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(actor_pk="actor"),
        posts=_saves("network_actor", lambda _things: {"role": "gp", "name": "Lise Læge"}),
    ),
    "end_network_actor": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(actor_pk="actor"),
        posts=_saves("network", lambda _things: {"on": from_today(0), "because": "Nyt arbejde"}),
    ),
    "pause_network_actor": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(actor_pk="actor"),
        posts=_saves(
            "network_actor",
            lambda _things: {
                "kind": "paused",
                "starts_on": from_today(0),
                "restores_on": from_today(20),
                "reason": "Huset hjælper imens",
            },
        ),
    ),
    "move_restoring": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(actor_pk="paused"),
        posts=_saves(
            "network_actor",
            lambda _things: {"restores_on": from_today(40), "reason": "Opholdet er forlænget"},
        ),
    ),
    "restore_network_actor": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(actor_pk="paused"),
        posts=_saves("network", lambda _things: {"on": from_today(0)}),
    ),
    "add_relative": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves("network", lambda _things: {"name": "Karen", "relation": "sibling"}),
    ),
    "correct_relative": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(relative_pk="relative"),
        posts=_saves("network", lambda _things: {"name": "Karen", "relation": "sibling"}),
    ),
    "end_relative": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(relative_pk="relative"),
        posts=_saves("network", lambda _things: {"on": from_today(0), "because": "Flyttet"}),
    ),
    "write_treatment_order": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves("network", lambda _things: ORDER),
    ),
    "correct_treatment_order": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(order_pk="order"),
        posts=_saves("network", lambda _things: ORDER),
    ),
    "end_treatment_order": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(order_pk="order"),
        posts=_saves("network", lambda _things: {"on": from_today(0), "because": "Ophævet"}),
    ),
    "make_appointment": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(order_pk="order"),
        posts=_saves("network", lambda _things: APPOINTMENT),
    ),
    "move_appointment": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(appointment_pk="appointment"),
        posts=_saves("network", lambda _things: APPOINTMENT | {"reason": "Lægen er syg"}),
    ),
    "appointment_outcome": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_around(appointment_pk="appointment"),
        posts=_saves("network", lambda _things: {"outcome": "called_off", "note": "Lukket"}),
    ),
    # --- Sharing
    "consents": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "answer_consent": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves(
            "consents",
            lambda _things: {
                "purpose": "doctor",
                "recipient": "Lægehuset",
                "answer": "refused",
                "starts_on": from_today(0),
            },
        ),
    ),
    "consent_sheet": Route(needs=(_CITIZENS,), of=_pk("consent")),
    "withdraw_consent": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("consent"),
        posts=_saves("consents", lambda _things: {"because": "Sagt til Lone"}),
    ),
    "give_access": Route(
        needs=(_CITIZENS, Permission.GIVE_ACCESS),
        of=_pk("stay"),
        posts=_saves(
            "grant",
            lambda things: {
                "partner": str(things.grant.partner_id),
                "mail": "en@klinik.example",
                "purpose": "region",
                "reason": "Udskrivning",
                "rests_on": "consent",
                "parts": "overview",
                "last_on": from_today(10),
                "seen": "overview",
            },
        ),
    ),
    "grant": Route(needs=(_CITIZENS,), of=_pk("grant")),
    "revoke_access": Route(
        needs=(_CITIZENS, Permission.GIVE_ACCESS),
        of=_pk("grant"),
        posts=_saves("grant", lambda _things: {"because": "Ikke brug for det mere"}),
    ),
    "shared_with_me": Route(needs=(Permission.READ_SHARED,)),
    # What one has given is not shared with oneself; what another has, to somebody else
    # (tests/sharing/test_doors).
    "shared": Route(needs=(Permission.READ_SHARED,), of=_pk("grant"), shows=404),
    "shared_part": Route(
        needs=(Permission.READ_SHARED,),
        of=lambda things: {"pk": things.grant.pk, "part": "overview"},
        shows=404,
    ),
    # --- The citizen's own page: behind a card and a PIN, and what the house does around it
    "own_page_door": _own_page(),
    "own_page": _own_page(shows=302),
    "own_page_section": _own_page(shows=302, key="people"),
    "own_page_yes_and_no": _own_page(shows=302),
    "own_page_pin": _own_page(shows=302),
    "own_page_answer_consent": _own_page(shows=405, pk=1),
    "own_page_take_back": _own_page(shows=405, pk=1),
    "own_page_line": _own_page(shows=405),
    "own_page_say": _own_page(shows=405),
    "own_page_reply": _own_page(shows=405, pk=1),
    "own_page_language": _own_page(shows=405),
    "own_page_leave": _own_page(shows=405),
    "stay_own_page": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "stay_questions": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "preview_own_page": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "preview_own_yes_and_no": Route(needs=(_CITIZENS,), of=_pk("stay")),
    # What is closed is no page of the preview either.
    "preview_own_section": Route(
        needs=(_CITIZENS,), of=lambda things: {"pk": things.stay.pk, "key": "wishes"}, shows=404
    ),
    "ask_own_consent": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves(
            "stay_own_page",
            lambda _things: {
                "purpose": "doctor",
                "recipient": "Lægehuset",
                "topics": "stay",
                "reason": "Så lægen ved det",
                "last_on": from_today(30),
            },
        ),
    ),
    "take_back_own_consent": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("consent_question"),
        shows=405,
        posts=_saves("stay_own_page", lambda _things: {}, empty=Answer(302, "stay_own_page")),
    ),
    "give_own_card": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        posts=Posts(
            lambda _things: {
                "pin": "8265",
                "pin_again": "8265",
                "language": "da",
                "last_on": from_today(90),
            },
            Answer(200, shows_once=True),
        ),
    ),
    "end_own_card": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        posts=_saves("stay_own_page", lambda _things: {"why": "lost"}),
    ),
    "unlock_own_card": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        shows=405,
        posts=_unchanged("stay_own_page"),
    ),
    "open_section": Route(
        needs=(_CITIZENS, _RUN),
        of=lambda things: {"pk": things.stay.pk, "key": "wishes"},
        shows=405,
        posts=_saves("stay_own_page", lambda _things: {}, empty=Answer(302, "stay_own_page")),
    ),
    "choose_channel": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        posts=_saves(
            "stay_own_page", lambda _things: {"channel": "mail", "mail": "maja@post.example"}
        ),
    ),
    "see_message": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("line_written"),
        shows=405,
        posts=_saves("stay_own_page", lambda _things: {}, empty=Answer(302, "stay_own_page")),
    ),
    "write_reply": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("asking"),
        posts=_saves(
            "stay_own_page",
            lambda _things: {
                "safe": "yes",
                "helped": "partly",
                "decides": "skipped",
                "words": "Natten er lang",
            },
        ),
    ),
    "citizens_answers": Route(needs=(Permission.SEE_FIGURES,)),
    # A guest's card is of schemes that have it: in the matrix' houses there is none.
    "guest_card": _no_such_cards({"code": "ABCD-EFGH-JKMN-PQRS-TUVW"}),
    "make_guest_card": _no_such_cards({"alias": "Røde"}),
    "change_guest_card": _no_such_cards({"alias": "Røde"}, shows=405),
    "burn_guest_card": _no_such_cards({"code": "ABCD-EFGH-JKMN-PQRS-TUVW"}, shows=405),
    # --- Meetings
    "call_meeting": _calls(lambda things: {"pk": things.stay.pk, "kind": "leaders"}),
    "call_meeting_on_referral": _calls(
        lambda things: {"pk": things.referral.pk, "kind": "leaders"}
    ),
    "call_house_meeting": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=lambda things: {"pk": things.facility.pk, "kind": "fortnightly_meeting"},
        shows=404,  # POLARIS has none
        posts=_stays(404, lambda _things: {"on": from_today(0)}, empty=Answer(404)),
    ),
    "house_meetings": Route(needs=(_CITIZENS,), of=_pk("facility")),
    "referral_meetings": Route(needs=(_CITIZENS, _SEE), of=_pk("referral")),
    "meeting": Route(needs=(_CITIZENS,), of=_pk("called")),
    "meeting_sheet": Route(needs=(_CITIZENS,), of=_pk("written")),
    "meeting_file": Route(needs=(_CITIZENS,), of=_pk("called")),
    "change_meeting": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("called"),
        posts=_saves("meeting", lambda _things: MEETING),
    ),
    "call_off_meeting": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("called"),
        posts=_saves("meeting", lambda _things: {"reason": "Sygdom"}),
    ),
    "add_point": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("called"),
        posts=_saves("meeting", lambda _things: {"title": "Hunden"}),
    ),
    "write_minutes": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("begun"),
        posts=_saves(
            "write_minutes",
            lambda _things: {"other": "Alt går godt"},
            empty=Answer(302, "write_minutes", writes=False),
        ),
    ),
    "correct_minutes": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("written"),
        shows=405,
        posts=_saves("write_minutes", lambda _things: {}, empty=Answer(302, "write_minutes")),
    ),
    "keep_agreement": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("kept"),
        shows=405,
        posts=_saves("meeting", lambda _things: {}, empty=Answer(302, "meeting")),
    ),
    # --- Notes of a stay, and from shift to shift; POLARIS registers no daily risk
    "notes": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "notes_sheet": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "note": Route(needs=(_CITIZENS,), of=_pk("note"), shows=302),
    "write_note": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves(
            "notes",
            lambda _things: {
                "kind": "call",
                "happened_on": from_today(0),
                "source": "Søsteren",
                "text": "Kommer på besøg på lørdag",
            },
        ),
    ),
    "correct_note": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("note"),
        posts=_saves(
            "notes",
            lambda _things: {
                "kind": "observation",
                "happened_on": from_today(0),
                "text": "Spiste frokost",
                "reason": "Det var ikke morgenmad",
            },
        ),
    ),
    "pin": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves("notes", lambda _things: {"text": "En gåtur beroliger"}),
    ),
    "unpin": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("known_first"),
        posts=_saves("notes", lambda _things: {"reason": "Gælder ikke mere"}),
    ),
    "agree_care": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        posts=_saves(
            "notes",
            lambda _things: {
                "kind": "wounds",
                "handler": "house",
                "how": "Skiftes hver anden dag",
                "starts_on": from_today(0),
                "afterwards": "unknown",
            },
        ),
    ),
    "end_care": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("care"),
        posts=_saves("notes", lambda _things: {"on": from_today(0), "reason": "Såret er lukket"}),
    ),
    "search_notes": Route(
        needs=(_CITIZENS,),
        posts=_stays(200, lambda _things: {"words": "egen", "purpose": "case"}, writes=False),
    ),
    "shift_hand_overs": Route(needs=(_CITIZENS,)),
    "shift_hand_over": Route(needs=(_CITIZENS,), of=_pk("facility")),
    "read_shift_hand_over": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("facility"),
        shows=405,
        posts=_saves(
            "shift_hand_over",
            lambda _things: {"opened_at": timezone.now().isoformat()},
            empty=Answer(400),
        ),
    ),
    "daily_risks": Route(needs=(_CITIZENS,), of=_pk("stay"), shows=404),
    "register_risks": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("facility"),
        shows=404,
        posts=_stays(404, lambda _things: {}, empty=Answer(404)),
    ),
    # --- The hand-over dialogue (LA2), and taking a course over
    "low_arousal": Route(needs=(_CITIZENS,), of=_pk("left")),
    "begin_dialogue": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        shows=405,
        posts=_saves("write_dialogue", lambda _things: {}, empty=Answer(302, "write_dialogue")),
    ),
    "dialogue": Route(needs=(_CITIZENS,), of=_pk("dialogue")),
    "dialogue_pdf": Route(needs=(_CITIZENS,), of=_pk("dialogue")),
    "write_dialogue": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("draft_dialogue"),
        posts=_saves(
            "finish_dialogue",
            lambda _things: {"strain_citizen": "Jeg sover ikke"},
            empty=Answer(302, "finish_dialogue"),
        ),
    ),
    "finish_dialogue": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("draft_dialogue"),
        posts=_saves(
            "low_arousal",
            lambda _things: {
                "talked_on": from_today(-6),
                "took_part": "Maja og Rikke",
                "how": "together",
            },
        ),
    ),
    "correct_dialogue": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("dialogue"),
        posts=_saves(
            "low_arousal",
            lambda _things: {"strain_citizen": "Jeg sover ikke", "reason": "Hørt forkert"},
        ),
    ),
    "hand_on_dialogue": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("dialogue"),
        posts=_saves(
            "dialogue",
            lambda _things: {
                "to_name": "Lise Holm",
                "to_role": "Bostøtten",
                "given_on": from_today(0),
                "how": "paper",
            },
        ),
    ),
    "take_over": Route(needs=(_CITIZENS,), of=_pk("stay")),
    # --- Moving in: contract and inventory, savings, helper, wishes
    "contract": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "contract_sheet": Route(
        needs=(_CITIZENS,), of=lambda things: {"pk": things.stay.pk, "number": 1}
    ),
    "write_contract": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("planned"),
        posts=_saves(
            "contract",
            lambda _things: {"things": "2 stole\n1 seng, ny", "more": "To nøgler"},
            empty=Answer(302, "contract"),
        ),
    ),
    "sign_contract": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        posts=_saves(
            "contract", lambda _things: {"signature": "Maja", "agrees": "on", "number": "1"}
        ),
    ),
    "contract_on_paper": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        posts=_saves("contract", lambda _things: {"signed_on": from_today(0), "number": "1"}),
    ),
    "check_inventory": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("left"),
        posts=_saves(
            "contract",
            lambda things: {
                "on": from_today(-5),
                "together_with": "Maja",
                f"state_{things.line.pk}": "damaged",
                f"words_{things.line.pk}": "Knækket",
                f"amount_{things.line.pk}": "250,00",
            },
        ),
    ),
    "damages": Route(needs=(Permission.BILL_DAMAGE,)),
    "damages_export": Route(
        needs=(Permission.BILL_DAMAGE,),
        of=lambda _things: {"kind": "csv"},
        extra={"shared": True},
    ),
    "settle_damage": Route(
        needs=(Permission.BILL_DAMAGE,),
        of=_pk("damage"),
        posts=_saves("damages", lambda _things: {"settled": "billed", "on": from_today(0)}),
    ),
    "correct_damage": Route(
        needs=(Permission.BILL_DAMAGE,),
        of=_pk("damage"),
        posts=_saves("damages", lambda _things: {"amount": "50,00", "reason": "Billigere"}),
    ),
    "agree_savings": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("planned"),
        posts=_saves(
            "stay",
            lambda _things: {
                "amount": "1500",
                "starts_on": from_today(1),
                "purpose": "Indskud",
                "kept_where": "Egen konto",
                "agreed_with": "Maja",
            },
        ),
    ),
    "end_savings": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves("stay", lambda _things: {"on": from_today(9), "reason": "Vil ikke mere"}),
    ),
    "set_helper": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        posts=_saves(
            "stay", lambda things: {"helper": things.helper.pk, "starts_on": from_today(0)}
        ),
    ),
    "add_preference": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves("stay", lambda _things: {"topic": "food", "text": "Kaffe først"}),
    ),
    "withdraw_preference": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=lambda things: {"pk": things.stay.pk, "wish_pk": things.wish.pk},
        shows=405,
        posts=_saves("stay", lambda _things: {}, empty=Answer(302, "stay")),
    ),
    "house_rules": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        posts=_saves(
            "own_houses",
            lambda _things: {"rules": "Ro efter kl. 22"},
            empty=Answer(302, "own_houses", writes=False),
        ),
        extra={"run": True},
    ),
    "place_inventory": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("home"),
        posts=_saves(
            "own_houses",
            lambda _things: {"things": "2 stole"},
            empty=Answer(302, "own_houses", writes=False),
        ),
        extra={"run": True},
    ),
    # --- The stay plan; a flexible home writes down no week
    "plan": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "plan_around": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "plan_week": Route(needs=(_CITIZENS,), of=_pk("stay"), shows=404),
    "week_sheet": Route(needs=(_CITIZENS,), of=_pk("stay"), shows=404),
    "plan_draft_sheet": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "plan_sheet": Route(needs=(_CITIZENS,), of=lambda things: {"pk": things.stay.pk, "number": 1}),
    "goal": Route(needs=(_CITIZENS,), of=_of_goal()),
    "plan_start": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves(
            "plan",
            lambda _things: {"functioning": "Kan lave kaffe", "needs": "Ro om natten"},
            empty=Answer(302, "plan", writes=False),
        ),
    ),
    "add_goal": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves(
            "plan", lambda _things: {"citizens_words": "Jeg vil sove", "areas": ["living_skills"]}
        ),
    ),
    "add_sub_goal": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(),
        posts=_saves("plan", lambda _things: {"citizens_words": "Jeg vil handle"}),
    ),
    "change_goal": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(),
        posts=_saves("plan", lambda _things: {"citizens_words": "Jeg vil bage kage"}),
    ),
    "take_out_goal": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(),
        posts=_saves("plan", lambda _things: {"reason": "Vil noget andet"}),
    ),
    "note_progress": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(),
        posts=_saves(
            "plan",
            lambda _things: {
                "nearness": "within_reach",
                "words": "Bagte i går",
                "on": from_today(0),
            },
        ),
    ),
    "correct_progress": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(entry_pk="entry"),
        posts=_saves(
            "goal",
            lambda _things: {
                "nearness": "not_begun",
                "words": "Så kun på det",
                "on": from_today(0),
            },
        ),
    ),
    "add_plan_action": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(),
        posts=_saves(
            "plan",
            lambda _things: {
                "what": "Ringer til Bo",
                "owner_name": "Maja",
                "due_on": from_today(5),
            },
        ),
    ),
    "change_plan_action": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(action_pk="action"),
        posts=_saves(
            "plan",
            lambda _things: {
                "what": "Køber gær nu",
                "owner_name": "Maja",
                "due_on": from_today(5),
            },
        ),
    ),
    "plan_action_done": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(action_pk="action"),
        shows=405,
        posts=_saves("plan", lambda _things: {}, empty=Answer(302, "plan")),
    ),
    "open_plan_action": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(action_pk="done"),
        shows=405,
        posts=_saves("plan", lambda _things: {}, empty=Answer(302, "plan")),
    ),
    "take_out_plan_action": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_of_goal(action_pk="action"),
        shows=405,
        posts=_saves("goal", lambda _things: {}, empty=Answer(302, "goal")),
    ),
    "agree_plan": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves(
            "plan",
            lambda _things: {
                "agreed_with": "Maja og Rikke",
                "agreed_on": from_today(0),
                "stance": "agrees",
            },
        ),
    ),
    "practical_matter": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=lambda things: {"pk": things.stay.pk, "key": "bank"},
        posts=_saves("plan_around", lambda _things: {"state": "done", "note": "Har en konto"}),
    ),
    "other_plan": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=lambda things: {"pk": things.stay.pk, "key": "job_centre"},
        posts=_saves(
            "plan_around",
            lambda _things: {
                "exists": "yes",
                "says": "Praktik til foråret",
                "looked_on": from_today(0),
            },
        ),
    ),
    "add_week_line": _no_week(WEEK_LINE),
    "change_week_line": _no_week(WEEK_LINE, line_pk=1),
    "take_out_week_line": _no_week({}, shows=405, line_pk=1),
    # --- Referrals
    "referrals": Route(needs=(_SEE,)),
    "referral_new": Route(
        needs=(_REFER,),
        posts=_saves(
            "draft_page", lambda things: {"offer": f"{things.facility.controller.key}:polaris:home"}
        ),
    ),
    "referral": Route(needs=(_SEE,), of=_pk("referral")),
    "referral_receipt": Route(needs=(_REFER,), of=_pk("referral")),
    "accept_referral": Route(
        needs=(Permission.DECIDE,),
        of=_pk("referral"),
        posts=_saves(
            "referral",
            lambda _things: {
                "goals": "Ro",
                "told_length": "3 måneder",
                "intensity": "100",
                "reasons": "Kan hjem igen",
                "legal_basis": "84_2",
                "target_group": "1",
            },
            sensible_for=_SCHEME_FORBIDS,
        ),
    ),
    "refuse_referral": Route(
        needs=(Permission.DECIDE,),
        of=_pk("referral"),
        posts=_saves(
            "referral",
            lambda _things: {
                "reasons": "Du har brug for et andet tilbud",
                "sent_to": "Bostøtte",
                "legal_basis": "84_2",
            },
            sensible_for=_SCHEME_FORBIDS,
        ),
    ),
    "award_after_all": Route(
        needs=(Permission.DECIDE,),
        of=_pk("refused"),
        posts=_saves(
            "referral",
            lambda _things: {
                "goals": "Ro",
                "told_length": "3 måneder",
                "intensity": "100",
                "reasons": "Vi har set på det igen",
                "legal_basis": "84_2",
                "target_group": "1",
            },
            sensible_for=_SCHEME_FORBIDS,
        ),
    ),
    "take_back_award": Route(
        needs=(Permission.DECIDE,),
        of=_pk("accepted"),
        posts=_saves(
            "referral",
            lambda _things: {"reasons": "Du er flyttet", "legal_basis": "84_2"},
            sensible_for=_SCHEME_FORBIDS,
        ),
    ),
    "withdraw_referral": Route(
        needs=(_REFER,),
        of=_pk("referral"),
        posts=_saves("referral", lambda _things: {"reason": "Kom hjem"}),
    ),
    "report_change": Route(
        needs=(_REFER,),
        of=_pk("referral"),
        posts=_saves(
            "referral", lambda _things: {"what": "other_day", "what_happened": "Kommer mandag"}
        ),
    ),
    # --- Between ward and municipality (in the house's own organisation one side does both)
    "discharge": Route(needs=(_SEE,), of=_pk("ready")),
    "agreement_sheet": Route(needs=(_SEE,), of=_pk("ready")),
    "dispute_readiness": Route(
        needs=(_SEE, _ASSESS),
        of=_pk("ready"),
        posts=_saves("discharge", lambda _things: {"reason": "Har stadig feber"}),
    ),
    "end_dispute": Route(
        needs=(_SEE, _ASSESS),
        of=_pk("disputed"),
        posts=_saves(
            "discharge", lambda _things: {"ended": "settled", "outcome": "Enige om mandag"}
        ),
    ),
    "set_cause": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=_pk("ready"),
        posts=_saves(
            "discharge",
            lambda _things: {
                "cause": "transport",
                "starts_on": from_today(-3),
                "note": "Bilen kommer",
            },
        ),
    ),
    "write_agreement": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=_pk("ready"),
        posts=_saves(
            "discharge",
            lambda _things: {
                "kind": "13b",
                "consent": "unable",
                "consent_note": "Kan ikke overskue det",
            },
        ),
    ),
    "write_item": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=lambda things: {"pk": things.ready.pk, "key": "parties"},
        posts=_saves("discharge", lambda _things: {"state": "there", "text": "Ring til Sanne"}),
    ),
    "receive_item": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=lambda things: {"pk": things.ready.pk, "key": "parties"},
        shows=405,
        posts=_saves("discharge", lambda _things: {}, empty=Answer(302, "discharge")),
    ),
    "ask_for_missing": Route(
        needs=(_SEE, _ASSESS),
        of=_pk("ready"),
        shows=405,
        posts=_saves("discharge", lambda _things: {}, empty=Answer(302, "discharge")),
    ),
    "give_promise": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=_pk("ready"),
        posts=_saves(
            "discharge",
            lambda _things: {
                "text": "Hente nøglen",
                "due_on": from_today(2),
                "owner_side": "receiver",
                "owner_name": "Sanne Friis",
            },
        ),
    ),
    "answer_promise": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=lambda things: {"pk": things.ready.pk, "promise_pk": things.promise.pk},
        posts=_saves(
            "discharge",
            lambda _things: {"outcome": "not_kept", "not_kept_because": "Ingen tog telefonen"},
        ),
    ),
    "receive_promise": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=lambda things: {"pk": things.ready.pk, "promise_pk": things.promise.pk},
        shows=405,
        posts=_saves("discharge", lambda _things: {}, empty=Answer(302, "discharge")),
    ),
    "name_coordinator": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=_pk("ready"),
        posts=_saves(
            "discharge",
            lambda _things: {
                "name": "Bo Skov",
                "organisation": "Region Midt",
                "phone": "97 00 00 01",
                "since": from_today(0),
            },
        ),
    ),
    "discharge_messages": Route(
        needs=(_SEE,),
        of=_pk("ready"),
        posts=_saves(
            "discharge_messages",
            lambda _things: {"text": "Vi kommer klokken ti"},
            sensible_for={Role.SUPERVISOR: Answer(403)},
            empty_for={Role.SUPERVISOR: Answer(403)},
        ),
    ),
    "read_messages": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=_pk("ready"),
        shows=405,
        posts=_saves(
            "discharge_messages",
            lambda _things: {},
            empty=_READ,
            sensible_for=_READ_ALREADY,
            empty_for=_READ_ALREADY,
        ),
    ),
    "raise_disagreement": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=_pk("ready"),
        posts=_saves(
            "discharge", lambda _things: {"subject": "Hvor længe", "view": "Mindst tre måneder"}
        ),
    ),
    "write_view": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=lambda things: {
            "pk": things.ready.pk,
            "disagreement_pk": things.disagreement.pk,
            "side": "sender",
        },
        posts=_saves("discharge", lambda _things: {"view": "Kan bo alene med hjælp"}),
    ),
    "settle_disagreement": Route(
        needs=(_SEE,),
        any_of=_SIDES,
        of=lambda things: {"pk": things.ready.pk, "disagreement_pk": things.disagreement.pk},
        posts=_saves(
            "discharge",
            lambda _things: {"settlement": "Enige om et møde", "settled_on": from_today(0)},
        ),
    ),
    "ready_days_sheet": Route(
        needs=(_SEE,),
        of=lambda _things: {"year": timezone.localdate().year, "month": timezone.localdate().month},
        extra={"shared": True},
    ),
    "day_prices": Route(
        needs=(Permission.SET_DAY_PRICE,),
        posts=_saves(
            "day_prices",
            lambda _things: {
                "starts_on": from_today(-40),
                "kroner": "2197",
                "source": "Brev fra ministeriet",
            },
        ),
    ),
    "handle_change": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.referral.pk, "report_pk": things.change.pk},
        posts=_saves("referral", lambda _things: {"handling": "Vi har ringet til afdelingen"}),
    ),
    "add_later_fact": Route(
        needs=(_SEE,),
        any_of=(_REFER, _ASSESS),
        of=_pk("referral"),
        posts=_saves("referral", lambda _things: {"subject": "around", "text": "Har fået en kat"}),
    ),
    "correct_later_fact": Route(
        needs=(_SEE,),
        any_of=(_REFER, _ASSESS),
        of=lambda things: {"pk": things.referral.pk, "entry_pk": things.later_fact.pk},
        posts=_saves("referral", lambda _things: {"subject": "health", "text": "Det var en hund"}),
    ),
    "attach": Route(
        needs=(_SEE,),
        any_of=(_REFER, _ASSESS),
        of=_pk("referral"),
        posts=_saves("referral", lambda _things: {"file": SimpleUploadedFile("plan.txt", b"Plan")}),
    ),
    "attachment": Route(
        needs=(_SEE,),
        of=lambda things: {"pk": things.referral.pk, "attachment_pk": things.attachment.pk},
    ),
    "remove_attachment": Route(
        needs=(_SEE,),
        any_of=(_REFER, _ASSESS),
        of=lambda things: {"pk": things.referral.pk, "attachment_pk": things.attachment.pk},
        posts=_saves("referral", lambda _things: {"because": "wrong_file"}),
    ),
    "ready_for_discharge": Route(
        needs=(_SEE,),
        any_of=(_REFER, _ASSESS),
        of=_pk("referral"),
        posts=_saves("referral", lambda _things: {"act": "expected", "on": from_today(4)}),
    ),
    "record_waiting": Route(
        needs=(_ASSESS,),
        of=_pk("referral"),
        shows=404,  # POLARIS has no such duty
        posts=_stays(404, lambda _things: {"sleeps": "Hos en ven"}, empty=Answer(404)),
    ),
    "waiting_list": Route(needs=(_SEE, _CITIZENS)),
    "set_need": Route(
        needs=(Permission.DECIDE,),
        of=_pk("referral"),
        posts=_saves(
            "referral",
            lambda _things: {"level": "high", "words": "Kan ikke være hjemme"},
            sensible_for=_SCHEME_FORBIDS,
        ),
    ),
    "offer_place": Route(
        needs=(Permission.BOOK,),
        of=_pk("accepted"),
        posts=_saves(
            "referral",
            lambda things: {
                "place": things.home.pk,
                "starts_on": from_today(110),
                "ends_on": from_today(200),
                "answer_by": from_today(3),
            },
        ),
    ),
    "answer_offer": Route(
        needs=(Permission.BOOK,),
        of=_pk("offered"),
        posts=_saves("referral", lambda _things: {"answer": "declined", "because": "too_far"}),
    ),
    "export_referrals": Route(
        needs=(_SEE,), of=lambda _things: {"kind": "csv"}, extra={"shared": True}
    ),
    "save_filter": Route(
        needs=(_SEE,),
        posts=_saves(
            "referrals",
            lambda _things: {"name": "Mine nye"},
            query=lambda _things: "?vis=afgoer&haster=soon",
        ),
    ),
    "unmet_demand": Route(needs=(Permission.SEE_FIGURES,)),
    "unmet_new": Route(
        any_of=(_ASSESS, Permission.GRANT_GUEST_NIGHT),
        posts=_saves(
            "unmet_new",
            lambda things: {
                "kind": f"{things.facility.pk}:home",
                "asked": "call",
                "because": "no_room",
            },
        ),
    ),
    "close_referral": Route(
        needs=(Permission.DECIDE,),
        of=_pk("referral"),
        posts=_saves(
            "referral", lambda _things: {"because": "moved"}, sensible_for=_SCHEME_FORBIDS
        ),
    ),
    "answer_question": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.referral.pk, "key": "cooperates"},
        posts=_saves("referral", lambda _things: {"answer": "no"}),
    ),
    "add_note": Route(
        needs=(_ASSESS,),
        of=_pk("referral"),
        posts=_saves("referral", lambda _things: {"text": "Talte med afdelingen"}),
    ),
    "set_municipalities": Route(
        needs=(_ASSESS,),
        of=_pk("referral"),
        posts=_saves(
            "referral", lambda _things: {"home_municipality": "0661"}, empty=Answer(302, "referral")
        ),
    ),
    "start_outreach": Route(
        needs=(Permission.BOOK,),
        of=_pk("accepted"),
        posts=_stays(422, lambda _things: {"starts_on": from_today(0)}),
    ),
    # --- Letters
    "referral_letter": Route(needs=(_SEE,), of=_pk("accepted"), shows=302),
    "referral_letters": Route(needs=(_SEE,), of=_pk("accepted")),
    "stay_letters": Route(needs=(_SEE, _CITIZENS), of=_pk("stay")),
    "decision_letter": Route(
        needs=(_SEE,),
        of=_decision,
        # A draft is not sent.
        posts=_stays(
            409,
            lambda _things: {"way": "handed_over", "mark": "x"},
            sensible_for=_DECIDES_NOTHING,
            empty_for=_DECIDES_NOTHING,
        ),
    ),
    "decision_letter_pdf": Route(needs=(_SEE,), of=_decision),
    "decision_translation": Route(
        needs=(_SEE, Permission.DECIDE),
        of=lambda things: {"pk": things.refused.decision_id, "language": "en"},
        posts=_saves(
            "decision_letter",
            lambda _things: {"reasons": "No room."},
            empty=Answer(302, "decision_letter", writes=False),
        ),
    ),
    "hearing_letter": Route(
        needs=(_SEE,),
        of=_pk("hearing"),
        # A draft is not sent.
        posts=_stays(
            409,
            lambda _things: {"way": "handed_over", "mark": "x"},
            sensible_for=_DECIDES_NOTHING,
            empty_for=_DECIDES_NOTHING,
        ),
    ),
    "hearing_letter_pdf": Route(needs=(_SEE,), of=_pk("hearing")),
    "hearing_translation": Route(
        needs=(_SEE, _ASSESS),
        of=lambda things: {"pk": things.hearing.pk, "language": "en"},
        posts=_saves(
            "hearing_letter",
            lambda _things: {"facts": "The ward says so."},
            empty=Answer(302, "hearing_letter", writes=False),
        ),
    ),
    "organisation_address": Route(
        needs=(Permission.EDIT_ORGANISATION,),
        posts=_saves(
            "administration", lambda _things: {"address": "Torvet 5, 7400 Herning", "phone": "1"}
        ),
        extra={"shared": True},
    ),
    "sent_letter": Route(needs=(_SEE,), of=_pk("letter")),
    "sent_letter_pdf": Route(needs=(_SEE,), of=_pk("letter")),
    "letter_texts": Route(needs=(Permission.EDIT_LETTERS,)),
    "letter_text": Route(
        needs=(Permission.EDIT_LETTERS,),
        of=lambda _things: {
            "scheme": "polaris",
            "key": "contact",
            "language": "da",
            "edition": "easy",
        },
        posts=_saves(
            "letter_texts", lambda _things: {"text": "Ring {telefon}", "starts_on": from_today(0)}
        ),
        extra={"shared": True},
    ),
    "local_standard": Route(
        needs=(Permission.EDIT_LETTERS,),
        of=lambda _things: {"scheme": "polaris"},
        posts=_saves(
            "letter_texts", lambda _things: {"title": "Standard", "starts_on": from_today(0)}
        ),
        extra={"shared": True},
    ),
    # --- What happens between the asking and the answer
    "take_referral": Route(
        needs=(_ASSESS,),
        of=_pk("assessed"),
        shows=405,
        posts=_saves("referral", lambda _things: {}, empty=Answer(302, "referral")),
    ),
    "hand_over_referral": Route(
        needs=(_ASSESS,),
        of=_pk("assessed"),
        posts=_saves(
            "referral",
            lambda things: {"to": things.colleague.pk, "had_it": "", "reason": "Jeg holder fri"},
        ),
    ),
    "ask_information": Route(
        needs=(_ASSESS,),
        of=_pk("assessed"),
        posts=_saves("referral", lambda _things: {"words": "Hvem betaler?", "asked_of": ""}),
    ),
    "give_information": Route(
        needs=(_SEE,),
        any_of=(_REFER, _ASSESS),
        of=lambda things: {"pk": things.assessed.pk, "request_pk": things.information.pk},
        posts=_saves("referral", lambda _things: {"answer": "Naboen har nøglen"}),
    ),
    "take_back_question": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.assessed.pk, "request_pk": things.information.pk},
        posts=_saves("referral", lambda _things: {"reason": "Naboen ringede"}),
    ),
    "ask_opinion": Route(
        needs=(_ASSESS,),
        of=_pk("assessed"),
        posts=_saves(
            "referral",
            lambda _things: {
                "name": "Lis Læge",
                "question": "Er det for tidligt?",
                "answer_by": from_today(2),
            },
        ),
    ),
    "give_opinion": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.assessed.pk, "opinion_pk": things.opinion.pk},
        posts=_saves("referral", lambda _things: {"answer": "Ja, med støtte"}),
    ),
    "hear_citizen": Route(
        needs=(_ASSESS,),
        of=_pk("referral"),
        posts=_saves(
            "hearing_letter",
            lambda _things: {"facts": "Vil ikke være med", "sent_on": from_today(0)},
        ),
    ),
    "end_hearing": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.assessed.pk, "hearing_pk": things.hearing.pk},
        posts=_saves("referral", lambda _things: {"outcome": "reply", "reply": "Det passer ikke"}),
    ),
    "move_hearing": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.assessed.pk, "hearing_pk": things.hearing.pk},
        posts=_saves(
            "hearing_letter", lambda _things: {"reply_by": from_today(30), "because": "Indlagt"}
        ),
    ),
    "call_off_hearing": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.assessed.pk, "hearing_pk": things.hearing.pk},
        posts=_saves("referral", lambda _things: {"because": "Vi siger ja"}),
    ),
    "weigh_criterion": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.assessed.pk, "key": "cooperates"},
        posts=_saves("referral", lambda _things: {"words": "Vi talte længe sammen"}),
    ),
    "plan_meeting": Route(
        needs=(_ASSESS,),
        of=_pk("assessed"),
        posts=_saves("referral", lambda _things: {"kind": "citizen", "on": from_today(2)}),
    ),
    "write_meeting": Route(
        needs=(_ASSESS,),
        of=_pk("assessed"),
        posts=_saves(
            "referral",
            lambda _things: {
                "kind": "network",
                "on": from_today(0),
                "participants": "Alle parter",
                "minutes": "Enige om planen",
            },
        ),
    ),
    "write_planned_meeting": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.assessed.pk, "meeting_pk": things.meeting.pk},
        posts=_saves(
            "referral", lambda _things: {"on": from_today(0), "minutes": "Enige om planen"}
        ),
    ),
    "correct_meeting": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.assessed.pk, "meeting_pk": things.held.pk},
        posts=_saves(
            "referral",
            lambda _things: {
                "kind": "citizen",
                "on": from_today(0),
                "participants": "Kun os to",
                "minutes": "Vil tænke over det",
            },
        ),
    ),
    "cancel_meeting": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.assessed.pk, "meeting_pk": things.meeting.pk},
        shows=405,
        posts=_saves("referral", lambda _things: {}, empty=Answer(302, "referral")),
    ),
    "move_referral": Route(
        needs=(Permission.DECIDE,),
        of=_pk("assessed"),
        posts=_saves(
            "referrals",
            lambda things: {
                "track": "guest",
                "facility": things.facility.pk,
                "reason": "En nat er nok",
            },
            sensible_for=_SCHEME_FORBIDS,
        ),
    ),
    "redirect_referral": Route(
        needs=(Permission.DECIDE,),
        of=_pk("assessed"),
        posts=_stays(
            422,
            lambda _things: {"offer": "", "consent": "refused", "reason": "Et andet sted passer"},
        ),
    ),
    "reply_deadlines": Route(
        needs=(Permission.PUBLISH_DEADLINES,),
        posts=_saves(
            "reply_deadlines",
            lambda _things: {
                "kind": "polaris:home",
                "working_days": "5",
                "starts_on": from_today(0),
            },
        ),
    ),
    "place_referral": Route(
        needs=(_SEE,),
        any_of=(Permission.BOOK, Permission.GRANT_GUEST_NIGHT),
        of=_pk("accepted"),
        posts=_saves(
            "referral",
            lambda things: {"place": things.closure.place_id, "book": "1"},
            query=lambda _things: f"?starts_on={from_today(10)}&ends_on={from_today(100)}",
            sensible_for={Role.FACILITY_STAFF: Answer(403)},
        ),
    ),
    # --- Complaints
    "complaints": Route(needs=(_SEE,)),
    "receive_complaint": Route(
        needs=(_ASSESS,),
        of=lambda things: {"pk": things.refused_again.decision_id},
        posts=_saves(
            "complaint",
            lambda _things: {
                "received_on": from_today(0),
                "complains": "citizen",
                "text": "Jeg er uenig",
            },
        ),
    ),
    "complaint": Route(needs=(_SEE,), of=_pk("complaint")),
    "complaint_file": Route(needs=(_ASSESS,), of=_pk("complaint")),
    "reconsider_complaint": Route(
        needs=(_ASSESS,),
        decides=(Role.CASEWORKER,),
        of=_pk("complaint"),
        posts=_saves(
            "complaint", lambda _things: {"stands": "yes", "reconsideration": "Intet nyt"}
        ),
    ),
    "send_complaint_on": Route(
        needs=(_ASSESS,),
        decides=(Role.CASEWORKER,),
        of=_pk("complaint"),
        posts=_stays(409, lambda _things: {"on": from_today(0)}),
    ),
    "settle_complaint": Route(
        needs=(_ASSESS,),
        of=_pk("complaint"),
        posts=_stays(409, lambda _things: {"on": from_today(0), "outcome": "confirmed"}),
    ),
    "withdraw_complaint": Route(
        needs=(_ASSESS,),
        of=_pk("complaint"),
        posts=_saves("complaint", lambda _things: {"on": from_today(0)}),
    ),
    # --- Places
    "board": Route(needs=(_PLACES,)),
    "find_place": Route(
        needs=(_PLACES, Permission.BOOK),
        posts=_saves(
            "booking",
            lambda things: {"place": things.closure.place_id, "reason": "Til Jonas", "days": "3"},
            query=lambda _things: _home_in(from_today(10), from_today(110)),
        ),
    ),
    "board_now": Route(needs=(_PLACES,)),
    # Without saying what was chosen; with it in tests/placements/test_by_hand.py.
    "board_choice": Route(needs=(_PLACES,), shows=404),
    "place_book": Route(
        needs=(_PLACES,),
        of=lambda things: {"pk": things.closure.place_id},
        posts=_saves(
            "board",
            lambda _things: {
                "kind": "hold",
                "starts_on": from_today(10),
                "ends_on": from_today(20),
                "days": "3",
                "reason": "Til Jonas",
            },
            sensible_for={Role.FACILITY_STAFF: Answer(403), Role.SUPERVISOR: Answer(403)},
            empty_for={Role.FACILITY_STAFF: Answer(403), Role.SUPERVISOR: Answer(403)},
        ),
    ),
    "booking": Route(
        needs=(_PLACES,),
        of=_pk("closure"),
        posts=_saves(
            "board",
            lambda _things: {"on": from_today(1)},
            sensible_for={
                Role.CASEWORKER: Answer(403),
                Role.FACILITY_STAFF: Answer(403),
                Role.SUPERVISOR: Answer(403),
            },
        ),
    ),
    "place_ready": Route(
        needs=(_PLACES,),
        of=_pk("booking"),
        posts=_stays(
            409,
            lambda _things: {"on": from_today(1)},
            sensible_for={
                Role.CASEWORKER: Answer(403),
                Role.FACILITY_STAFF: Answer(403),
                Role.SUPERVISOR: Answer(403),
            },
        ),
    ),
    "change_closure": Route(
        needs=(_PLACES, Permission.CLOSE_PLACES),
        of=_pk("closure"),
        posts=_stays(422, lambda _things: {"starts_on": "", "reason": "Maling"}),
    ),
    "change_hold": Route(
        needs=(_PLACES, Permission.BOOK),
        of=_pk("hold"),
        posts=_saves(
            "board",
            lambda _things: {
                "starts_on": from_today(300),
                "ends_on": from_today(305),
                "reason": "Til Jonas",
            },
        ),
    ),
    # Nothing was just done: told so, and nothing is taken back.
    "undo_booking": Route(needs=(_PLACES,), of=_pk("hold"), shows=405, posts=_unchanged("booking")),
    "referrals_for_place": Route(
        needs=(Permission.BOOK,), of=lambda things: {"pk": things.closure.place_id}
    ),
    "guest_night": Route(
        needs=(Permission.GRANT_GUEST_NIGHT,),
        posts=_saves(
            "stay",
            lambda things: {
                "name": "Ida Gæst",
                "why": "Kan ikke være hjemme",
                "nights": "1",
                "backup": "not_needed",
                "place": things.guest_room.pk,
            },
            sensible_for={Role.ACUTE_STAFF: Answer(302, "board")},
        ),
    ),
    "guest_by_agreement": Route(
        needs=(Permission.GRANT_GUEST_NIGHT,),
        of=_pk("agreement"),
        posts=_saves(
            "stay",
            lambda _things: {"nights": "1"},
            sensible_for={Role.ACUTE_STAFF: Answer(302, "board")},
        ),
    ),
    "calls": Route(
        needs=(_ASSESS,),
        posts=_saves(
            "calls",
            lambda things: {
                "facility": things.facility.pk,
                "way": "phone",
                "caller": "citizen",
                "about": "Vil gerne have et værelse",
                "answer": "Hvem der kan henvise",
                "outcome": "told_who_refers",
            },
        ),
    ),
    # --- Citizens, stays, stars
    "citizens": Route(
        needs=(_CITIZENS,),
        posts=_stays(200, lambda _things: {"words": "egen", "purpose": "case"}, writes=False),
    ),
    "citizen": Route(needs=(_CITIZENS,), of=lambda things: {"pk": things.stay.citizen_id}),
    "reveal_number": Route(
        needs=(Permission.REVEAL_CPR,),
        of=lambda things: {"pk": things.stay.citizen_id},
        shows=405,
        posts=_stays(422, lambda _things: {"purpose": "case"}, writes=False),
    ),
    "correct_citizen": Route(
        needs=(_CITIZENS, Permission.ASSESS, Permission.REVEAL_CPR),
        of=lambda things: {"pk": things.stay.citizen_id},
        posts=_saves("citizen", lambda _things: {"name": "Egen Rettet", "phone": "12345678"}),
    ),
    "who_is_it": Route(
        needs=(_CITIZENS, Permission.ASSESS),
        of=_pk("question"),
        posts=_saves("citizen", lambda _things: {"answer": "another"}),
    ),
    "make_agreement": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=lambda things: {"pk": things.stay.citizen_id},
        posts=_saves(
            "citizen",
            lambda things: {
                "kind": f"{things.facility.pk}:guest",
                "starts_on": from_today(0),
                "nights_at_a_time": "2",
                "nights_a_month": "6",
                "made_with": "Sofie og Rikke",
            },
        ),
    ),
    "withdraw_agreement": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("agreement"),
        posts=_saves("citizen", lambda _things: {"reason": "Borgeren er flyttet"}),
    ),
    "propose_joining": Route(
        needs=(_CITIZENS, Permission.JOIN_CITIZENS),
        of=lambda things: {"pk": things.stay.citizen_id},
        posts=_stays(200, lambda _things: {"words": "Kommer"}, writes=False),
    ),
    "propose_joining_with": Route(
        needs=(_CITIZENS, Permission.JOIN_CITIZENS),
        of=lambda things: {"pk": things.left.citizen_id, "other_pk": things.planned.citizen_id},
        posts=_saves(
            "joining_proposal",
            lambda things: {"keep": things.left.citizen_id, "reason": "Samme mor og adresse"},
        ),
    ),
    "propose_taking_apart": Route(
        needs=(_CITIZENS, Permission.JOIN_CITIZENS),
        of=lambda things: {"pk": things.joined.pk},
        posts=_saves("joining_proposal", lambda _things: {"reason": "De er to søstre"}),
    ),
    "joining_proposal": Route(
        needs=(_CITIZENS, Permission.JOIN_CITIZENS),
        of=_pk("proposal"),
        posts=_saves("citizen", lambda _things: {"answer": "rejected", "note": "De er to"}),
    ),
    "stay": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "follow_ups": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "stay_timeline": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "move_in": Route(
        needs=(_RUN,),
        of=_pk("planned"),
        posts=_saves("stay", lambda _things: {"on": from_today(0)}),
    ),
    "move_out": Route(
        needs=(_RUN,),
        of=_pk("stay"),
        posts=_saves(
            "stay",
            lambda _things: {
                "on": from_today(0),
                "ending": "as_planned",
                "destination": "own_home",
                "note": "Hjem",
            },
        ),
    ),
    "ask_to_leave": Route(
        needs=(_RUN,),
        decides=(Role.FACILITY_LEADER,),
        of=_pk("stay"),
        posts=_saves(
            "stay",
            lambda _things: {
                "on": from_today(0),
                "note": "Slog en anden",
                "destination": "unknown",
            },
        ),
    ),
    "relapse": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_stays(
            422,
            lambda _things: {
                "on": from_today(0),
                "what_happened": "Drak",
                "judgement": "goes_on",
                "reasons": "Sagde det selv",
            },
        ),
    ),
    "onward": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_stays(422, lambda _things: {"onward": "wanted", "note": "Ringer"}),
    ),
    "orientering": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_stays(
            422,
            lambda _things: {"purpose": "partner"},
            writes=False,
            empty_for=_NO_NUMBERS,
            sensible_for=_NO_NUMBERS,
        ),
    ),
    "orientering_pdf": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        shows=404,  # POLARIS informs nobody
    ),
    "move_review": Route(
        needs=(Permission.DECIDE,),
        of=_pk("stay"),
        posts=_stays(422, lambda _things: {"on": from_today(20), "reason": "Efter mødet"}),
    ),
    "change_place": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("planned"),
        posts=_stays(422, lambda _things: {"place": "", "reason": "Maling"}),
    ),
    "move_place": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("stay"),
        posts=_stays(
            422, lambda _things: {"place": "", "on": from_today(0), "reason": "Vand i gulvet"}
        ),
    ),
    "move_arrival": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("planned"),
        posts=_stays(422, lambda _things: {"on": from_today(1), "reason": ""}),
    ),
    "cancel_move": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("stay"),
        posts=_stays(422, lambda _things: {"reason": ""}),
    ),
    "correct_place": Route(
        needs=(_RUN,),
        of=_pk("stay"),
        posts=_stays(422, lambda _things: {"booking": "", "place": "", "reason": ""}),
    ),
    "plan_trial": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("planned"),
        posts=_stays(422, lambda _things: {"place": "", "starts_on": from_today(0)}),
    ),
    "cancel_trial": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("planned"),
        posts=_stays(422, lambda _things: {"trial": "", "reason": "Ville ikke"}),
    ),
    "plan_trial_visit": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("planned"),
        posts=_stays(422, lambda _things: {"on": ""}),
    ),
    "cancel_trial_visit": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("planned"),
        posts=_stays(422, lambda _things: {"visit": "", "reason": "Syg"}),
    ),
    "write_trial_visit": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("planned"),
        posts=_stays(422, lambda _things: {"visit": "", "outcome": "Rolig"}),
    ),
    "write_absence": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        posts=_saves(
            "stay",
            lambda _things: {
                "kind": "leave",
                "starts_on": from_today(0),
                "reason": "Weekend hos sin søster",
            },
        ),
    ),
    "end_absence": Route(
        needs=(_CITIZENS, _RUN),
        of=_pk("stay"),
        posts=_stays(409, lambda _things: {"on": from_today(0)}),
    ),
    "extend_stay": Route(
        needs=(Permission.DECIDE,),
        decides=(Role.CASEWORKER,),
        of=_pk("stay"),
        posts=_saves(
            "stay",
            lambda _things: {
                "ends_on": from_today(90),
                "reason": "Boligen er klar senere",
                "answer_within_reach": "yes",
                "answer_goal_met": "no",
            },
            empty_for=_SCHEME_FORBIDS,
            sensible_for=_SCHEME_FORBIDS,
        ),
    ),
    "refuse_extension": _decides(
        lambda _things: {"asked_until": from_today(400), "reasons": "Målet er nået"}
    ),
    "change_intensity": _decides(
        lambda _things: {"intensity": "200", "on": from_today(0), "reasons": "Brug for mere"}
    ),
    "end_award": _decides(lambda _things: {"on": from_today(1), "reasons": "Bolig er klar"}),
    # POLARIS decides no discharge.
    "decide_discharge": _no_such_decision(),
    "municipality_discharge": _no_such_decision(),
    "cancel_stay": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("planned"),
        posts=_saves("stay", lambda _things: {"reason": "Kom hjem"}),
    ),
    "stay_elsewhere": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        # POLARIS counts no days with refund.
        posts=_stays(
            422,
            lambda _things: {
                "house": "Herberget",
                "admitted_on": from_today(-40),
                "left_on": from_today(-30),
            },
        ),
    ),
    # POLARIS takes nothing from the citizen.
    "set_payment": Route(
        needs=(_CITIZENS, Permission.DECIDE),
        of=_pk("stay"),
        posts=_stays(
            422,
            lambda _things: {
                "starts_on": from_today(0),
                "lodging": "96,71",
                "decided_by": "Herning Kommune",
                "reason": "Betaler for logi",
            },
        ),
    ),
    "end_payment": Route(
        needs=(_CITIZENS, Permission.DECIDE),
        of=_pk("stay"),
        posts=_stays(
            422,
            lambda _things: {"covers": ["lodging"], "on": from_today(0), "reason": "Egen bolig"},
        ),
    ),
    "home_kept": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_stays(
            422,
            lambda _things: {
                "answer": "kept",
                "starts_on": from_today(0),
                "reason": "Så lejekontrakten",
            },
        ),
    ),
    "owed": Route(needs=(_CITIZENS,)),
    "remove_stay_elsewhere": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=lambda things: {"pk": things.stay.pk, "elsewhere_pk": 1},
        shows=405,
        posts=_stays(404, lambda _things: {}, empty=Answer(404)),
    ),
    "record_risks": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves(
            "stay",
            lambda _things: {"substances": "none", "violence": "none", "suicide": "known"},
            empty=Answer(302, "stay", writes=False),
        ),
    ),
    "no_show": Route(
        needs=(_RUN,),
        of=_pk("planned"),
        posts=_saves("stay", lambda _things: {"on": from_today(0), "note": "Ingen svarer"}),
    ),
    "complete_follow_up": Route(
        needs=(_FOLLOW,),
        of=_pk("follow_up"),
        posts=_saves(
            "complete_follow_up", lambda _things: {"on": from_today(0), "outcome": "Gik godt"}
        ),
    ),
    # It is still to be done: nothing is to be taken back.
    "undo_follow_up": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("follow_up"),
        shows=405,
        posts=_unchanged("complete_follow_up"),
    ),
    "agree_follow_up": Route(
        needs=(_CITIZENS, _FOLLOW),
        of=_pk("stay"),
        posts=_saves(
            "stay",
            lambda things: {
                "title": "Ring til lægen",
                "responsible": things.colleague.pk,
                "due_on": from_today(5),
            },
        ),
    ),
    "correct_arrival": Route(
        needs=(_RUN,),
        of=_pk("stay"),
        posts=_stays(422, lambda _things: {"on": from_today(1), "reason": "Skrevet forkert"}),
    ),
    "correct_leaving": Route(
        needs=(_RUN,),
        of=_pk("stay"),
        posts=Posts(
            lambda _things: {
                "on": from_today(0),
                "ending": "as_planned",
                "destination": "own_home",
                "reason": "Skrevet forkert",
            },
            Answer(409),
        ),
    ),
    "undo_leaving": Route(
        needs=(_RUN,),
        of=_pk("planned"),
        posts=Posts(lambda _things: {"reason": "Skrevet forkert"}, Answer(409)),
    ),
    "revive_stay": Route(
        needs=(_CITIZENS,),
        any_of=(Permission.BOOK, _RUN),
        of=_pk("stay"),
        posts=Posts(lambda _things: {"reason": "Skrevet forkert"}, Answer(409)),
    ),
    "follow_up_not_done": Route(
        needs=(_FOLLOW,),
        of=_pk("follow_up"),
        posts=Posts(lambda _things: {"reason": "Borgeren rejste"}, Answer(409)),
    ),
    "move_follow_up": Route(
        needs=(_FOLLOW,),
        of=_pk("follow_up"),
        posts=_saves("stay", lambda _things: {"due_on": from_today(5), "reason": "Sygdom"}),
    ),
    "stars": Route(needs=(_CITIZENS,), of=_pk("stay")),
    # A star already begun is continued.
    "start_star": Route(
        needs=(_STAR,),
        of=_pk("stay"),
        posts=_saves("star_area", lambda _things: {}, empty=Answer(302, "star_area"), writes=False),
    ),
    "star": Route(needs=(_CITIZENS,), of=_pk("star")),
    "star_area": Route(
        needs=(_STAR,),
        of=lambda things: {"pk": things.star.pk, "area": "work"},
        posts=_saves("star_area", lambda _things: {"score": "4"}),
    ),
    "finish_star": Route(
        needs=(_STAR,),
        of=_pk("star"),
        shows=405,
        posts=_stays(422, lambda _things: {"took_part": "Maja", "done": "citizen"}),
    ),
    "star_pdf": Route(needs=(_CITIZENS,), of=_pk("done_star")),
    "correct_star": Route(
        needs=(_STAR,),
        of=lambda things: {"pk": things.done_star.pk, "area": "work"},
        posts=_saves("star", lambda _things: {"score": "7", "reason": "Tastefejl"}),
    ),
    "krams": Route(needs=(_CITIZENS,), of=_pk("stay")),
    # POLARIS has no Det Dobbelte KRAM: by its stay there is none to begin.
    "start_kram": Route(
        needs=(_STAR,),
        of=_pk("stay"),
        shows=404,
        posts=_stays(404, lambda _things: {}, empty=Answer(404)),
    ),
    "kram": Route(needs=(_CITIZENS,), of=_pk("done_kram")),
    # What was not talked about is left empty.
    "write_kram": Route(
        needs=(_STAR,),
        of=_pk("kram"),
        posts=_saves(
            "kram",
            lambda _things: {"food_stands": "Spiser lidt"},
            empty=Answer(302, "kram", writes=False),
        ),
    ),
    "correct_kram": Route(
        needs=(_STAR,),
        of=lambda things: {"pk": things.done_kram.pk, "area": "food"},
        posts=_saves("kram", lambda _things: {"agreed": "Onsdag", "reason": "Manglede"}),
    ),
    # --- The public door: what it does with a stranger is in tests/public
    "houses": Route(signed_out=True),
    "house": Route(of=_slug, signed_out=True),
    "ask_start": Route(of=_slug, signed_out=True),
    "ask_resume": Route(of=_slug, signed_out=True),
    "ask_check": Route(of=_slug, signed_out=True),
    "ask_stop": Route(of=_slug, signed_out=True),
    "ask_hide": Route(of=_slug, signed_out=True),
    "ask_delete": Route(of=_slug, signed_out=True),
    "hidden": Route(of=_slug, signed_out=True),
    "ask_page": Route(of=lambda things: {**_slug(things), "page": "om-dig"}, signed_out=True),
    "house_pages": Route(needs=(Permission.PUBLISH_PAGE,)),
    "edit_house_page": Route(
        needs=(Permission.PUBLISH_PAGE,),
        of=lambda things: {"pk": things.facility.pk},
        posts=_saves(
            "house_pages",
            lambda _things: {
                "slug": "egen-side",
                "text_da": "Et roligt hus i skoven",
                "is_published": "on",
            },
        ),
    ),
    # --- Administration
    "administration": Route(needs=(Permission.ADMINISTER,)),
    # --- Administration: houses and places
    "own_houses": Route(needs=(Permission.RUN_HOUSES,)),
    "open_house": Route(
        needs=(Permission.OPEN_HOUSES,),
        posts=_saves("open_places", lambda _things: HOUSE | {"scheme": "polaris"}),
    ),
    "change_house": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        posts=_saves("own_houses", lambda _things: HOUSE),
        extra={"run": True},
    ),
    "shift_hours": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        posts=_saves(
            "own_houses",
            lambda _things: {
                "starts_on": from_today(1),
                "day": "6.30",
                "evening": "14.30",
                "night": "22.30",
            },
        ),
        extra={"run": True},
    ),
    "house_schedule": Route(
        needs=(Permission.RUN_HOUSES,), of=_pk("facility"), extra={"run": True}
    ),
    "change_schedule": Route(
        needs=(Permission.RUN_HOUSES,),
        of=lambda things: {"pk": things.facility.pk, "track": "home", "kind": "monthly"},
        posts=_saves(
            "house_schedule",
            lambda _things: {
                "opens_before": "10",
                "office": "facility_staff",
                "starts_on": from_today(30),
            },
        ),
        extra={"run": True},
    ),
    "word_question": Route(
        needs=(Permission.RUN_HOUSES,),
        of=lambda things: {"pk": things.facility.pk, "track": "home", "kind": "monthly"},
        posts=_saves(
            "house_schedule",
            lambda _things: {"text": "Hvad ser I, og hvad virker?"},
            # The scheme's own words, which stand.
            empty=Answer(302, "house_schedule", writes=False),
        ),
        extra={"run": True},
    ),
    "add_kind": Route(
        needs=(Permission.RUN_HOUSES,),
        of=lambda things: {"pk": things.facility.pk, "track": "home"},
        posts=_saves(
            "house_schedule",
            lambda _things: {
                "title": "Havedag",
                "task": "Gå ud sammen.",
                "window": "every_days",
                "n": "14",
                "opens_before": "2",
                "office": "facility_staff",
                "starts_on": from_today(30),
            },
        ),
        extra={"run": True},
    ),
    # What the scheme plans is not ended by a house.
    "end_kind": Route(
        needs=(Permission.RUN_HOUSES,),
        of=lambda things: {"pk": things.facility.pk, "track": "home", "kind": "monthly"},
        posts=_stays(409, lambda _things: {"starts_on": from_today(30)}),
        extra={"run": True},
    ),
    "close_house": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        posts=_stays(409, lambda _things: {"on": from_today(400)}),
        extra={"run": True},
    ),
    "reopen_house": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        shows=405,
        posts=_unchanged("own_houses"),
        extra={"run": True},
    ),
    "open_places": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        posts=_saves("own_houses", lambda _things: PLACE),
        extra={"run": True},
    ),
    "describe_place": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("guest_room"),
        posts=_saves("own_houses", lambda _things: PLACE | {"track": "guest", "order": "3"}),
        extra={"run": True},
    ),
    "end_place": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("guest_room"),
        posts=_saves("own_houses", lambda _things: {"on": from_today(10)}),
        extra={"run": True},
    ),
    "keep_place": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("guest_room"),
        shows=405,
        posts=_unchanged("own_houses"),
        extra={"run": True},
    ),
    # --- Settings of one's own, absence, when a leader hears
    "my_settings": Route(
        posts=_saves("my_settings", lambda _things: {"chosen": "digest"}),
    ),
    "set_my_time_away": Route(
        posts=_saves("my_settings", lambda _things: {"starts_on": from_today(3)}),
    ),
    "times_away": Route(needs=(Permission.SET_ABSENCES,)),
    "set_escalation": Route(
        needs=(Permission.RUN_HOUSES,),
        of=_pk("facility"),
        posts=_saves("own_houses", lambda _things: {"working_days": "3"}),
        extra={"run": True},
    ),
    # --- Administration: history from another system
    "imports": Route(needs=_HISTORY),
    "import_template": Route(
        needs=_HISTORY,
        of=lambda _things: {"kind": "ophold", "ending": "csv"},
        extra={"shared": True},
    ),
    "send_file": Route(
        needs=_HISTORY,
        of=lambda _things: {"kind": "borgere"},
        posts=_saves(
            "import",
            lambda _things: {
                "file": SimpleUploadedFile("borgere.csv", "Nøgle;Navn\nB-1;Ib".encode())
            },
        ),
        extra={"shared": True},
    ),
    "import": Route(needs=_HISTORY, of=_pk("sent_file"), extra={"run": True}),
    "import_progress": Route(needs=_HISTORY, of=_pk("sent_file"), shows=204, extra={"run": True}),
    "import_faults": Route(needs=_HISTORY, of=_pk("sent_file"), extra={"run": True}),
    "bring_in": Route(
        needs=_HISTORY,
        of=_pk("sent_file"),
        shows=405,
        posts=_saves("import", lambda _things: {}, empty=Answer(302, "import")),
        extra={"run": True},
    ),
    "check_again": Route(
        needs=_HISTORY,
        of=_pk("sent_file"),
        shows=405,
        posts=_saves("import", lambda _things: {}, empty=Answer(302, "import")),
        extra={"run": True},
    ),
    "discard_file": Route(
        needs=_HISTORY,
        of=_pk("sent_file"),
        shows=405,
        posts=_saves("import", lambda _things: {}, empty=Answer(302, "import")),
        extra={"run": True},
    ),
    # --- Administration: people, rates, budget
    "people": Route(needs=_PEOPLE),
    "add_person": Route(
        needs=_PEOPLE,
        posts=_saves(
            "people",
            lambda _things: {
                "name": "Karin Holm",
                "email": "karin@herning.example",
                "role": "facility_staff",
                "starts_on": from_today(0),
            },
        ),
    ),
    "change_role": Route(
        needs=_PEOPLE,
        of=_pk("membership"),
        posts=_saves("people", lambda _things: {"role": "facility_leader", "on": from_today(5)}),
        extra={"run": True},
    ),
    "choose_houses": Route(
        needs=_PEOPLE,
        of=_pk("membership"),
        posts=_saves(
            "people",
            lambda things: {"houses": str(things.facility.pk)},
            empty=Answer(302, "people", writes=False),
        ),
        extra={"run": True},
    ),
    "end_membership": Route(
        needs=_PEOPLE,
        of=_pk("membership"),
        posts=_saves("people", lambda _things: {"on": from_today(5)}),
        extra={"run": True},
    ),
    "send_password_link": Route(
        needs=_PEOPLE,
        of=_pk("membership"),
        shows=405,
        posts=_saves("people", lambda _things: {}, empty=Answer(302, "people"), writes=False),
        extra={"run": True},
    ),
    "units": Route(needs=_PEOPLE, posts=_saves("units", lambda _things: {"name": "Team Nord"})),
    "rename_unit": Route(
        needs=_PEOPLE,
        of=_pk("unit"),
        posts=_saves("units", lambda _things: {"name": "Team Vest"}),
        extra={"run": True},
    ),
    "rates": Route(needs=_RATES),
    "add_rate": Route(
        needs=_RATES,
        of=_pk("facility"),
        posts=_saves("rates", lambda _things: {"track": "home", **RATE}),
        extra={"run": True},
    ),
    "change_rate": Route(
        needs=_RATES,
        of=_pk("rate"),
        posts=_saves("rates", lambda _things: {**RATE, "reason": "Skrevet forkert"}),
        extra={"run": True},
    ),
    "budgets": Route(needs=_RATES),
    "budget": Route(needs=_RATES, of=_budget, extra={"run": True}),
    "add_budget_item": Route(
        needs=_RATES,
        of=_budget,
        posts=_saves("budget", lambda _things: BUDGET_ITEM),
        extra={"run": True},
    ),
    "copy_budget": Route(
        needs=_RATES,
        of=lambda things: {"pk": things.facility.pk, "year": things.budget_item.year + 1},
        shows=405,
        posts=_saves("budget", lambda _things: {}, empty=Answer(302, "budget")),
        extra={"run": True},
    ),
    "change_budget_item": Route(
        needs=_RATES,
        of=_pk("budget_item"),
        posts=_saves("budget", lambda _things: BUDGET_ITEM),
        extra={"run": True},
    ),
    "remove_budget_item": Route(
        needs=_RATES,
        of=_pk("budget_item"),
        shows=405,
        posts=_saves("budget", lambda _things: {}, empty=Answer(302, "budget")),
        extra={"run": True},
    ),
    # --- The directory of contacts
    "contacts": Route(needs=(Permission.SEE_CONTACTS,)),
    "add_contact": Route(
        needs=(Permission.EDIT_CONTACTS,), posts=_saves("contacts", lambda _things: CONTACT)
    ),
    "change_contact": Route(
        needs=(Permission.EDIT_CONTACTS,),
        of=_pk("contact"),
        posts=_saves("contacts", lambda _things: CONTACT),
    ),
    "end_contact": Route(
        needs=(Permission.EDIT_CONTACTS,),
        of=_pk("contact"),
        posts=_saves(
            "contacts", lambda _things: {"on": from_today(0), "because": "Har fået nyt arbejde"}
        ),
    ),
    "reopen_contact": Route(
        needs=(Permission.EDIT_CONTACTS,),
        of=_pk("ended_contact"),
        shows=405,
        posts=_saves("contacts", lambda _things: {}, empty=Answer(302, "contacts")),
    ),
    # --- The API's description; the API itself is in test_api
    "api_page": Route(signed_out=True),
    "api_problems": Route(signed_out=True),
    "api_document": Route(of=lambda _things: {"name": "start.md"}, signed_out=True),
    "api_schema": Route(signed_out=True),
}
