from recovery.models.kram import CorrectedKramArea, Kram, KramArea
from recovery.models.star import CorrectedScore, Star, StarScore

__all__ = ["CorrectedKramArea", "CorrectedScore", "Kram", "KramArea", "Star", "StarScore"]
