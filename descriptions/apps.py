from django.apps import AppConfig


class DescriptionsConfig(AppConfig):
    name = "descriptions"

    def ready(self) -> None:
        from audit import kinds
        from descriptions.events import DescriptionEvent, QuestionEvent

        kinds.register(DescriptionEvent, QuestionEvent)
