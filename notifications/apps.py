from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from audit.kinds import await_kinds, register
        from notifications.audience import NEWS
        from notifications.events import TellingEvent, TimeAwayEvent

        register(TimeAwayEvent, TellingEvent)
        await_kinds(NEWS)
