from recovery.models.kram import CorrectedKramArea, Kram, KramArea
from recovery.models.star import CorrectedScore, Star, StarQuerySet, StarScore

__all__ = [
    "CorrectedKramArea",
    "CorrectedScore",
    "Kram",
    "KramArea",
    "Star",
    "StarQuerySet",
    "StarScore",
]
