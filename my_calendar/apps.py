from django.apps import AppConfig


class MyCalendarConfig(AppConfig):
    name = "my_calendar"

    def ready(self) -> None:
        from audit import kinds
        from my_calendar.events import CalendarEvent, ClosingEvent

        kinds.register(CalendarEvent)
        kinds.register(ClosingEvent)
