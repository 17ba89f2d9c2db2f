from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "placements"

    def ready(self) -> None:
        from audit import kinds
        from citizens.services.joining import also_against_joining
        from placements.events import (
            AssignmentEvent,
            BudgetEvent,
            CallEvent,
            FollowUpEvent,
            HouseEvent,
            PlaceEvent,
            PlaceRunEvent,
            RateEvent,
            StandardEvent,
            StandingAgreementEvent,
            StayEvent,
        )
        from placements.services.against_joining import against_joining

        kinds.register(
            FollowUpEvent,
            StayEvent,
            PlaceEvent,
            HouseEvent,
            PlaceRunEvent,
            StandardEvent,
            StandingAgreementEvent,
            CallEvent,
            RateEvent,
            BudgetEvent,
            AssignmentEvent,
        )
        also_against_joining(against_joining)
