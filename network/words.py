"""What somebody is to a citizen, in the words of the field."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(StrEnum):
    """By which the picture keeps together what belongs together."""

    EVERY_DAY = "every_day"
    HEALTH = "health"
    AUTHORITY = "authority"
    LAW = "law"
    OTHER = "other"
    RELATIVES = "relatives"


class ActorRole(models.TextChoices):
    """Those whom the report names around citizens, and a few more; the list is ours."""

    HOME_SUPPORT = "home_support", _("Home support")
    SUPPORT_CONTACT = "support_contact", _("Support and contact person (SKP)")
    MASTERY_GUIDE = "mastery_guide", _("Mastery guide")
    HOME_CARE = "home_care", _("Home care or home nurse")
    PEER = "peer", _("Peer")
    ACTIVITY = "activity", _("Activity or drop-in centre")
    GP = "gp", _("General practitioner")
    LOCAL_PSYCHIATRY = "local_psychiatry", _("Local psychiatry")
    HOSPITAL = "hospital", _("Hospital ward")
    FORENSIC_CLINIC = "forensic_clinic", _("Forensic clinic")
    SUBSTANCE_TREATMENT = "substance_treatment", _("Substance treatment")
    CASEWORKER = "caseworker", _("Caseworker in the municipality")
    JOB_CENTRE = "job_centre", _("Job centre")
    ECONOMY = "economy", _("Debt or economy adviser")
    GUARDIAN = "guardian", _("Legal guardian")
    PRISON_SERVICE = "prison_service", _("Prison and probation service")
    LAWYER = "lawyer", _("Lawyer")
    OTHER = "other", _("Other")


SIDES: Final[dict[ActorRole, Side]] = {
    ActorRole.HOME_SUPPORT: Side.EVERY_DAY,
    ActorRole.SUPPORT_CONTACT: Side.EVERY_DAY,
    ActorRole.MASTERY_GUIDE: Side.EVERY_DAY,
    ActorRole.HOME_CARE: Side.EVERY_DAY,
    ActorRole.PEER: Side.EVERY_DAY,
    ActorRole.ACTIVITY: Side.EVERY_DAY,
    ActorRole.GP: Side.HEALTH,
    ActorRole.LOCAL_PSYCHIATRY: Side.HEALTH,
    ActorRole.HOSPITAL: Side.HEALTH,
    ActorRole.FORENSIC_CLINIC: Side.HEALTH,
    ActorRole.SUBSTANCE_TREATMENT: Side.HEALTH,
    ActorRole.CASEWORKER: Side.AUTHORITY,
    ActorRole.JOB_CENTRE: Side.AUTHORITY,
    ActorRole.ECONOMY: Side.AUTHORITY,
    ActorRole.GUARDIAN: Side.LAW,
    ActorRole.PRISON_SERVICE: Side.LAW,
    ActorRole.LAWYER: Side.LAW,
    ActorRole.OTHER: Side.OTHER,
}


class Relation(models.TextChoices):
    PARTNER = "partner", _("Spouse or partner")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Parent")
    SIBLING = "sibling", _("Sibling")
    GRANDPARENT = "grandparent", _("Grandparent")
    OTHER_FAMILY = "other_family", _("Other family")
    FRIEND = "friend", _("Friend")
    NEIGHBOUR = "neighbour", _("Neighbour")
    OTHER = "other", _("Other")
