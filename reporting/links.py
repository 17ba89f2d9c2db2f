"""Where a row's next action leads. The one place in reporting that knows other apps' addresses."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse


def stay(stay_id: int) -> str:
    return reverse("stay", args=[stay_id])


def move_in(stay_id: int) -> str:
    return reverse("move_in", args=[stay_id])


def move_out(stay_id: int) -> str:
    return reverse("move_out", args=[stay_id])


def follow_up(follow_up_id: int) -> str:
    return reverse("complete_follow_up", args=[follow_up_id])


def star(stay_id: int) -> str:
    return reverse("start_star", args=[stay_id])


def referral(referral_id: int) -> str:
    return reverse("referral", args=[referral_id])


def draft(draft_id: UUID) -> str:
    return reverse("draft_check", args=[draft_id])


def new_referral() -> str:
    return reverse("referral_new")


def guest_night() -> str:
    return reverse("guest_night")
