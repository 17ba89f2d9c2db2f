"""The pages from which an organisation is run: houses, people, money, and what letters say.

They show no citizen (SECURITY.md, "Who"): who administers needs to know that a place is taken, not
by whom. The rules are in the apps below; nothing is written from here.
"""
