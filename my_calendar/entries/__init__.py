"""What stands in Min dag with a day, for any days that one asks for."""

from my_calendar.entries.calendar_days import entries_of
from my_calendar.entries.day_entry import DayEntry, State
from my_calendar.entries.houses import Closing, House, houses_of

__all__ = ["Closing", "DayEntry", "House", "State", "entries_of", "houses_of"]
