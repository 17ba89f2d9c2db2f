from django.apps import AppConfig


class LowArousalConfig(AppConfig):
    name = "low_arousal"

    def ready(self) -> None:
        from audit import kinds
        from low_arousal.events import DialogueEvent
        from low_arousal.shared_part import DIALOGUE_PART
        from sharing.parts import share_part

        kinds.register(DialogueEvent)
        share_part(DIALOGUE_PART)
