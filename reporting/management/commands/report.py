"""`manage.py report budget --facility herning --year 2023`: a figure on the terminal or in a file.

The same objects as on the overview. What the operator of the server sees is not the leader's own
page: `--publish` hides small counts before a figure leaves the house.
"""

from __future__ import annotations

from argparse import RawDescriptionHelpFormatter
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from core.acting import acting
from core.problems import Problem
from organisations.models import Organisation
from placements.models import Facility
from reporting.figures import FIGURES, Scope
from reporting.figures.files import as_csv, as_json, as_text
from reporting.figures.publication import for_publication

FORMATS = ("text", "csv", "json")
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Command(BaseCommand):
    help = (
        "Prints a figure: its table, and as text or json its definition.\n\n"
        "manage.py report --list\n"
        "manage.py report budget --facility herning --year 2023\n"
        "manage.py report own-citizens --facility Skovvang --from 2023-05-01 --to 2023-07-01"
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        kwargs["formatter_class"] = RawDescriptionHelpFormatter
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", default="", help=", ".join(FIGURES))
        parser.add_argument("--list", action="store_true", help="name the figures and stop")
        parser.add_argument(
            "--facility",
            action="append",
            default=[],
            metavar="NAME",
            help="a facility's name, or an organisation's key for all of its; can be repeated",
        )
        parser.add_argument("--year", default="", help="a whole year, in place of --from and --to")
        parser.add_argument("--from", dest="start", default="", metavar="DAY", help="first day")
        parser.add_argument(
            "--to", dest="end", default="", metavar="DAY", help="the day after the last"
        )
        parser.add_argument("--format", default="text", help=f"{', '.join(FORMATS)} (text)")
        parser.add_argument("--publish", action="store_true", help="hide counts of 1 to 4 citizens")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["list"]:
            self.stdout.write("\n".join(FIGURES))
            return
        name, form = options["name"], options["format"]
        if name not in FIGURES:
            raise CommandError(f"Which figure? {name!r} is none of: {', '.join(FIGURES)}.")
        if form not in FORMATS:
            raise CommandError(f"--format {form!r} is none of: {', '.join(FORMATS)}.")
        start, end = period(options["year"], options["start"], options["end"])
        organisations = list(Organisation.objects.order_by("key"))
        with acting(*organisations), transaction.atomic():
            scope = Scope(
                facilities=chosen(options["facility"]),
                start=start,
                end=end,
                today=timezone.localdate(),
            )
            try:
                figure = FIGURES[name](scope)
                if options["publish"]:
                    figure = for_publication(figure, scope)
            except Problem as problem:
                raise CommandError(f"--{problem.field or 'to'}: {problem}") from None
        if form == "csv":
            self.stdout.write(as_csv(figure), ending="")
        elif form == "json":
            self.stdout.write(as_json(figure, scope))
        else:
            self.stdout.write(as_text(figure), ending="")


def period(year: str, start: str, end: str) -> tuple[date, date]:
    """[start, end) as asked for, or a sentence about what is wrong with it."""
    if year:
        if start or end:
            raise CommandError("Give --year, or --from and --to; not both.")
        if not year.isdecimal() or not FIRST_YEAR <= int(year) < LAST_YEAR:
            raise CommandError(f"--year {year!r} is no year between {FIRST_YEAR} and {LAST_YEAR}.")
        return date(int(year), 1, 1), date(int(year) + 1, 1, 1)
    if not (start and end):
        raise CommandError("Say which period: --year, or --from and --to (the day after the last).")
    first, after = _day("--from", start), _day("--to", end)
    if after <= first:
        raise CommandError("--to is the day after the last, so it must be later than --from.")
    return first, after


def _day(option: str, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{option} {text!r} is no day; write it as 2023-05-01.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CommandError(f"{option} {text!r} is not between {FIRST_YEAR} and {LAST_YEAR}.")
    return day


def chosen(names: list[str]) -> tuple[Facility, ...]:
    """Facilities by name or by their organisation's key, in the house's order."""
    everyone = list(Facility.objects.select_related("controller").order_by("controller", "order"))
    if not names:
        raise CommandError(f"Say which: --facility, one of: {_known(everyone)}.")
    wanted: dict[int, Facility] = {}
    for name in names:
        facilities = _called(name, everyone)
        if not facilities:
            raise CommandError(f"--facility {name!r} is none of: {_known(everyone)}.")
        wanted |= {facility.pk: facility for facility in facilities}
    return tuple(facility for facility in everyone if facility.pk in wanted)


def _called(name: str, everyone: list[Facility]) -> list[Facility]:
    of_organisation = [facility for facility in everyone if facility.controller.key == name]
    if of_organisation:
        return of_organisation
    facilities = [facility for facility in everyone if _full(facility) == name] or [
        facility for facility in everyone if facility.name.casefold() == name.casefold()
    ]
    if len(facilities) > 1:
        full = ", ".join(map(_full, facilities))
        raise CommandError(f"--facility {name!r} is the name of several. Say which: {full}.")
    return facilities


def _full(facility: Facility) -> str:
    return f"{facility.controller.key}/{facility.name}"


def _known(everyone: list[Facility]) -> str:
    keys = dict.fromkeys(facility.controller.key for facility in everyone)
    return ", ".join([*keys, *map(_full, everyone)]) or "none is set up yet"
