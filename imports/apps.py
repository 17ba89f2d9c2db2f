from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "imports"

    def ready(self) -> None:
        from audit import kinds
        from imports.events import ImportEvent
        from imports.origins import brought_in_on
        from placements.services.planning import also_planned_from

        kinds.register(ImportEvent)
        also_planned_from(brought_in_on)
