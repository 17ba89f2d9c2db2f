from django.apps import AppConfig


class MyCalendarConfig(AppConfig):
    name = "my_calendar"

    def ready(self) -> None:
        from audit import kinds
        from my_calendar.closing import closing_days_of
        from my_calendar.events import CalendarEvent, ClosingEvent
        from placements.services.planning import also_closed_on

        also_closed_on(lambda facility, since: closing_days_of(facility, since=since))
        kinds.register(CalendarEvent)
        kinds.register(ClosingEvent)
