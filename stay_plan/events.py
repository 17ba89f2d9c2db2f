"""What happens to a stay plan. What a goal or an action is stands in none of them: it is the
citizen's, and may name somebody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class PlanEvent(Kind):
    START_WRITTEN = "plan.start_written", _("Stay plan: what it begins from is written")
    GOAL_ADDED = "plan.goal_added", _("Stay plan: a new goal")
    GOAL_CHANGED = "plan.goal_changed", _("Stay plan: a goal is changed")
    GOAL_TAKEN_OUT = "plan.goal_taken_out", _("Stay plan: a goal is taken out")
    #: ``words``: how near it is.
    GOAL_MOVED = "plan.goal_moved", _("Stay plan: a goal was looked at on %(on)s: %(words)s")
    PROGRESS_CORRECTED = (
        "plan.progress_corrected",
        _("Stay plan: what was written of a goal is corrected"),
    )
    ACTION_ADDED = "plan.action_added", _("Stay plan: something is to be done by %(due_on)s")
    ACTION_CHANGED = "plan.action_changed", _("Stay plan: something that is to be done is changed")
    ACTION_DONE = "plan.action_done", _("Stay plan: something that was to be done is done")
    ACTION_OPENED = "plan.action_opened", _("Stay plan: something is not done after all")
    ACTION_TAKEN_OUT = "plan.action_taken_out", _("Stay plan: something is not to be done any more")
    ACTION_SOON = (
        "plan.action_soon",
        _("Stay plan: reminded of something that is to be done by %(due_on)s"),
    )
    ACTION_LATE = (
        "plan.action_late",
        _("Stay plan: reminded of something that was to be done by %(due_on)s"),
    )
    AGREED = "plan.agreed", _("Stay plan: version %(number)s is agreed on, %(on)s")
    #: ``words``: which plan.
    OTHER_PLAN_SEEN = "plan.other_plan_seen", _("%(words)s: looked at on %(on)s")
    #: ``words``: which matter.
    MATTER_WRITTEN = "plan.matter_written", _("Practical matters: %(words)s")
    WEEK_CHANGED = "plan.week_changed", _("The week schedule is changed")
