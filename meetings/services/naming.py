"""Who is called: chosen among those who are known, or typed by name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import LONG_TEXT, Checks
from core.plain_text import one_line
from meetings.people import Person, colleague_with_mail
from organisations.actors import Actor
from organisations.models import User

_USER: Final = "user:"
MOST: Final = 40


@dataclass(frozen=True, kw_only=True)
class Called:
    """Somebody who is called to a meeting."""

    user: User | None
    name: str
    organisation: str = ""
    mail: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """By which two are the same."""
        if self.user is not None:
            return (str(self.user.pk),)
        return (self.mail,) if self.mail else (self.name.casefold(), self.organisation.casefold())

    @property
    def in_a_line(self) -> str:
        return ", ".join(filter(None, (self.name, self.organisation, self.mail)))


def resolve(
    checks: Checks, keys: Collection[str], known: Sequence[Person], by: Actor
) -> Iterator[Called]:
    """Those who were ticked. A colleague who was called before need not be proposed any more."""
    people = {person.key: person for person in known}
    others = [key for key in keys if key not in people and key.startswith(_USER)]
    members = User.objects.filter(
        pk__in=[key.removeprefix(_USER) for key in others if key.removeprefix(_USER).isdecimal()],
        memberships__organisation=by.organisation,
    )
    by_key = {f"{_USER}{user.pk}": user for user in members.distinct()}
    for key in keys:
        person, user = people.get(key), by_key.get(key)
        if person is not None:
            where = person.role if person.user is None else ""
            yield Called(user=person.user, name=person.name, organisation=where, mail=person.mail)
        elif user is not None:
            yield Called(user=user, name=user.name, mail=user.email)
        else:
            checks.add("not_a_choice", _("Choose one of the answers."), field="people")


def read_others(checks: Checks, text: str, by: Actor, today: date) -> Iterator[Called]:
    """A line for each: name, where from, mail; the last two may be left out. A colleague's mail is
    the colleague."""
    lines = checks.text("others", text, longest=LONG_TEXT).splitlines()
    lines = [line for line in map(one_line, lines) if line]
    if len(lines) > MOST:
        checks.add("too_many_people", _("Call at most %(most)d.") % {"most": MOST}, field="others")
        return
    for line in lines:
        if holds_cpr(line):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field="others")
            continue
        name, *more = [part.strip() for part in line.split(",")]
        typed = more.pop() if more and "@" in more[-1] else ""
        if "@" in name:
            words = _("Write a name first, then where they come from, then the mail: %(line)s")
            checks.add("no_name", words % {"line": line}, field="others")
            continue
        mail = checks.mail("others", typed)
        checked = checks.text("others", name, missing=_("Write the name first."))
        where = checks.text("others", ", ".join(filter(None, more)))
        user = colleague_with_mail(by, mail, today) if mail else None
        yield Called(
            user=user,
            name=user.name if user else checked,
            organisation="" if user else where,
            mail=mail,
        )
