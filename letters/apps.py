from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "letters"

    def ready(self) -> None:
        from audit import kinds
        from letters.events import LetterEvent

        kinds.register(LetterEvent)
