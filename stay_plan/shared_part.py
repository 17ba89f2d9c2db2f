"""The plan as a partner may be given to read it (``sharing.parts``)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from placements.models import Stay
from sharing.parts import SharedPart
from sharing.topics import Topic
from stay_plan.reading import plan_for_the_citizen
from stay_plan.rules import uses_plan


def read_plan(stay: Stay, today: date) -> dict[str, Any]:  # noqa: ARG001
    """As it was agreed, in the citizen's words; functioning and needs are left out."""
    return {"plan": plan_for_the_citizen(stay)}


PLAN_PART = SharedPart(
    key="plan",
    label=_("Plan"),
    topic=Topic.PLAN,
    template="sharing/parts/_plan.html",
    read=read_plan,
    used_by=uses_plan,
)
