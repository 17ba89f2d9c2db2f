"""What stands in Min dag with a day, for any days that one asks for."""

from my_calendar.entries.calendar_days import Closing, House, entries_of, houses_of
from my_calendar.entries.day_entry import DayEntry, State

__all__ = ["Closing", "DayEntry", "House", "State", "entries_of", "houses_of"]
