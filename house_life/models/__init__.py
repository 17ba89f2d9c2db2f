from house_life.models.incident import (
    HouseReport,
    Incident,
    IncidentAccount,
    IncidentCitizen,
    IncidentReport,
    IncidentTask,
)
from house_life.models.meals import HouseMeals, Meal, MealChoice, MealPlan, Wish
from house_life.models.settlement import MealSettlement
from house_life.models.visit import Visit

__all__ = [
    "HouseMeals",
    "HouseReport",
    "Incident",
    "IncidentAccount",
    "IncidentCitizen",
    "IncidentReport",
    "IncidentTask",
    "Meal",
    "MealChoice",
    "MealPlan",
    "MealSettlement",
    "Visit",
    "Wish",
]
