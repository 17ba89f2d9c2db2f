from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from audit.kinds import await_kinds
        from notifications.audience import NEWS

        await_kinds(NEWS)
