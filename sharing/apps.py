from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "sharing"

    def ready(self) -> None:
        from audit import kinds
        from sharing.events import SharingEvent
        from sharing.own_parts import OWN_PARTS
        from sharing.parts import share_part

        kinds.register(SharingEvent)
        for part in OWN_PARTS:
            share_part(part)
