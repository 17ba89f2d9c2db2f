"""Min dag: what needs me, in order of time (UX.md, "Where things are")."""

from reporting.my_day.day import MyDay, heading_of, my_day

__all__ = ["MyDay", "heading_of", "my_day"]
