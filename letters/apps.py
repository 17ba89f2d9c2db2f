from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "letters"

    def ready(self) -> None:
        from audit import kinds
        from letters.events import LetterEvent
        from letters.services.sending import was_not_sent
        from placements.services.taking_back import also_taken_back

        kinds.register(LetterEvent)
        also_taken_back(was_not_sent)
