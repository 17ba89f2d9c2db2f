from django.apps import AppConfig


class HouseLifeConfig(AppConfig):
    name = "house_life"

    def ready(self) -> None:
        from audit import kinds
        from house_life.events import IncidentEvent, MealEvent, VisitEvent

        for each in (MealEvent, VisitEvent, IncidentEvent):
            kinds.register(each)
