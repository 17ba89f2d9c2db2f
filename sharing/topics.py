"""What a consent is about, in the words the citizen is asked with.

A consent is given to topics, and a grant opens parts of the case (``sharing.parts``); each part
says under which topic it falls. The citizen needs not know which pages flexplads has.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """The keys are stored with consents: never reused for another meaning."""

    STAY = "stay", _("That I stay here, since when, and until when")
    FOLLOW_UP = "follow_up", _("How it goes: what is followed up, and what comes of it")
    STAR = "star", _("My Recovery Star")
    PLAN = "plan", _("My plan: goals, and what is agreed")
    NETWORK = "network", _("Who helps me, and how they are reached")
    SIGNS = "signs", _("My signs, and what helps me")
    HEALTH = "health", _("My health and my medicine")
    CONTACT = "contact", _("How I am reached")
