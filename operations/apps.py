from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "operations"

    def ready(self) -> None:
        from audit import kinds
        from operations.events import EngineEvent
        from operations.services import noting

        kinds.register(EngineEvent)
        noting.connect()
