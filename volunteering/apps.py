from django.apps import AppConfig


class VolunteeringConfig(AppConfig):
    name = "volunteering"

    def ready(self) -> None:
        from audit import kinds
        from placements.services.death import also_ends_with_death
        from volunteering.events import BridgeEvent, NoticeEvent, ShiftEvent, VolunteerEvent
        from volunteering.services.bridges import end_with_death

        for each in (VolunteerEvent, ShiftEvent, NoticeEvent, BridgeEvent):
            kinds.register(each)
        also_ends_with_death(end_with_death)
