from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "interop"

    def ready(self) -> None:
        from audit import kinds
        from interop.events import ClientEvent
        from interop.rest import schema_refusals  # noqa: F401  # tells the schema how tokens are sent

        kinds.register(ClientEvent)
