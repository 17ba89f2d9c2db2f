from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "notes"

    def ready(self) -> None:
        from audit import kinds
        from notes.events import HandOverEvent, NoteEvent

        kinds.register(NoteEvent, HandOverEvent)
