from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "complaints"

    def ready(self) -> None:
        from audit import kinds
        from complaints.events import ComplaintEvent

        kinds.register(ComplaintEvent)
