"""Invented citizens at real places: what `manage.py demo` puts in (DOMAIN.md §5.1).

Everything that happened was done through the services, by the person whose work it is, at the
time it would have been; so the demonstration holds nothing the product couldn't have made.
"""
