from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "supervision"

    def ready(self) -> None:
        from audit import kinds
        from supervision.events import SupervisionEvent

        kinds.register(SupervisionEvent)
