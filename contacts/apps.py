from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "contacts"

    def ready(self) -> None:
        from audit import kinds
        from contacts.events import DirectoryEvent

        kinds.register(DirectoryEvent)
