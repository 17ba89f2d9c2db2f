from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "interop"

    def ready(self) -> None:
        from audit import kinds
        from interop.events import ClientEvent

        # They tell the schema how tokens are sent, and what an object takes.
        from interop.rest import schema_refusals, schema_shapes  # noqa: F401

        kinds.register(ClientEvent)
