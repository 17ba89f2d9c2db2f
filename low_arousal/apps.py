from django.apps import AppConfig


class LowArousalConfig(AppConfig):
    name = "low_arousal"

    def ready(self) -> None:
        from audit import kinds
        from low_arousal.events import DialogueEvent

        kinds.register(DialogueEvent)
