"""Min dag: what needs me, in order of time (UX.md, "Where things are")."""

from reporting.my_day.day import MyDay, my_day

__all__ = ["MyDay", "my_day"]
