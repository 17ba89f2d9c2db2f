from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "interop"

    def ready(self) -> None:
        from audit import kinds
        from interop.events import ClientEvent

        kinds.register(ClientEvent)
