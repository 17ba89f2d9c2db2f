from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "public"

    def ready(self) -> None:
        from audit import kinds
        from public.events import PageEvent

        kinds.register(PageEvent)
