from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "placements"

    def ready(self) -> None:
        from audit import kinds
        from placements.events import FollowUpEvent, PlaceEvent, StandardEvent, StayEvent

        kinds.register(FollowUpEvent, StayEvent, PlaceEvent, StandardEvent)
