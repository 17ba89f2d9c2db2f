from moving_in.models.contract import Contract, InventoryLine
from moving_in.models.daily_helper import DailyHelper
from moving_in.models.damage import CheckedLine, Damage, InventoryCheck
from moving_in.models.house_terms import HouseTerms, PlaceInventory
from moving_in.models.preference import Preference
from moving_in.models.savings import SavingsAgreement

__all__ = [
    "CheckedLine",
    "Contract",
    "DailyHelper",
    "Damage",
    "HouseTerms",
    "InventoryCheck",
    "InventoryLine",
    "PlaceInventory",
    "Preference",
    "SavingsAgreement",
]
