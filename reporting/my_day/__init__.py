"""Min dag: what needs me, in order of time (UX.md, "Where things are")."""

from reporting.my_day.day import MyDay, heading_of, my_day
from reporting.my_day.places_ahead import places_ahead

__all__ = ["MyDay", "heading_of", "my_day", "places_ahead"]
