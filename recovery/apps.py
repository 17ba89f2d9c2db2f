from django.apps import AppConfig


class RecoveryConfig(AppConfig):
    name = "recovery"

    def ready(self) -> None:
        from audit import kinds
        from placements.services.follow_ups import answer_need
        from recovery.events import KramEvent, StarEvent
        from recovery.rules import missing_star
        from schemes.base import Need

        kinds.register(StarEvent)
        kinds.register(KramEvent)
        answer_need(Need.STAR, missing_star)
