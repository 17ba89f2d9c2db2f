"""The one page by which a colleague takes over a citizen's course: what each app knows, in short.

A section is a :class:`~cases.taking_over.slots.Slot` with a function that reads it, with at most
one statement. One more is one function and one line in ``SLOTS`` (ADR-0045).
"""
