from django.apps import AppConfig


class OwnPageConfig(AppConfig):
    name = "own_page"

    def ready(self) -> None:
        from audit import kinds
        from own_page import sections
        from own_page.events import OwnPageEvent, QuestionsEvent, RememberedEvent
        from own_page.reading import SECTIONS

        kinds.register(OwnPageEvent, QuestionsEvent, RememberedEvent)
        sections.register(*SECTIONS)
