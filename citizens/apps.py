from django.apps import AppConfig


class CitizensConfig(AppConfig):
    name = "citizens"

    def ready(self) -> None:
        from audit import kinds
        from citizens.events import CitizenEvent

        kinds.register(CitizenEvent)
