from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from audit import kinds
        from meetings.events import MeetingEvent
        from meetings.services.lapsing import lapse_with_death, lapse_with_stay
        from placements.services.death import also_ends_with_death
        from placements.services.together import also_ends_with_stay

        kinds.register(MeetingEvent)
        also_ends_with_death(lapse_with_death)
        also_ends_with_stay(lapse_with_stay)
