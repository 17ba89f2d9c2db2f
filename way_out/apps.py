from django.apps import AppConfig


class WayOutConfig(AppConfig):
    name = "way_out"

    def ready(self) -> None:
        from audit import kinds
        from placements.services.discharging import also_known_conditions
        from way_out.events import LockEvent
        from way_out.services.discharge import contradicted, settle_at_discharge

        kinds.register(LockEvent)
        also_known_conditions(contradicted, settle_at_discharge)
