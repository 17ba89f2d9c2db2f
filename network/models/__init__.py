"""Who works with a citizen, relatives, and treatment orders with their appointments."""

from network.models.actor import NetworkActor, NetworkActorQuerySet, Pause
from network.models.order import Appointment, TreatmentOrder
from network.models.relative import Relative

__all__ = [
    "Appointment",
    "NetworkActor",
    "NetworkActorQuerySet",
    "Pause",
    "Relative",
    "TreatmentOrder",
]
