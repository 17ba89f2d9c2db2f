"""The citizen, as one organisation knows them.

A citizen known to two municipalities is two citizens: each controller answers for its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, ClassVar, Final

import pgtrigger
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Right
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from citizens.crypto import unseal
from citizens.names import order_key, search_key
from citizens.rules import Person, age_on
from citizens.written_to import Edition, Language
from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField, TextField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, controller_indexed_with_more


class NameKeyField(TextField):
    """A key that :mod:`citizens.names` makes of name and alias, anew whenever they are saved."""

    def __init__(self, make: str = "", **kwargs: Any) -> None:
        self.make = make
        usual: dict[str, Any] = {"editable": False, "default": "", "db_collation": "C"}
        super().__init__(**usual | kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        # As migrations have always called it, wherever it stands.
        return name, "citizens.models.NameKeyField", args, kwargs | {"make": self.make}

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ARG002
        citizen: Any = model_instance
        key = KEYS[self.make](citizen.name, citizen.alias)
        setattr(citizen, self.attname, key)
        return key


KEYS: Final[dict[str, Callable[[str, str], str]]] = {
    "order": lambda name, alias: order_key(name or alias),
    "search": search_key,
}


class CitizenQuerySet(models.QuerySet["Citizen"]):
    def of(self, actor: Actor) -> CitizenQuerySet:
        """Citizens of the actor's organisation. Facility staff see fewer: placements.visibility."""
        return self.standing().filter(controller=actor.organisation)

    def standing(self) -> CitizenQuerySet:
        """Without registrations that were joined into another."""
        return self.filter(joined_into=None)


#: The words of a citizen's name and alias, one row each; of a joined registration none.
_WORDS_OF: Final = """
INSERT INTO citizens_citizenword (controller_id, citizen_id, word, name_key)
SELECT c.controller_id, c.id, w.word, c.name_key
FROM {citizens} c
CROSS JOIN LATERAL regexp_split_to_table(ltrim(c.search_key), ' ') w(word)
WHERE c.joined_into_id IS NULL AND w.word <> ''"""

#: For whoever writes citizens in bulk with the triggers at rest: of all that have no words yet.
FILL_WORDS: Final = f"""{_WORDS_OF.format(citizens="citizens_citizen")}
AND NOT EXISTS (SELECT FROM citizens_citizenword k WHERE k.citizen_id = c.id)"""

_FORGET_WORDS: Final = "DELETE FROM citizens_citizenword WHERE citizen_id = NEW.id"
_WORDS_OF_ROW: Final = _WORDS_OF.format(citizens="(SELECT NEW.*)")


@tracked(without=["name_key", "search_key", "phone_key"])
class Citizen(Controlled):
    """A person with a name, or someone known only by an alias (Pitstop's anonymous guests)."""

    controller = controller_indexed_with_more()
    name = LineField(max_length=160, blank=True)
    alias = LineField(max_length=80, blank=True)
    is_anonymous = models.BooleanField(default=False)
    birth_date = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    #: Four digits; "" where not known.
    home_municipality = models.CharField(max_length=4, blank=True)
    has_protected_address = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    #: The last eight digits of the phone, whatever was written around them.
    phone_key = models.GeneratedField(
        expression=Right(
            Func(F("phone"), Value(r"\D"), Value(""), Value("g"), function="regexp_replace"), 8
        ),
        output_field=models.CharField(max_length=8),
        db_persist=True,
    )
    #: How they want to be written to; "" where nobody has said.
    letter_language = models.CharField(
        max_length=2, choices=Language, blank=True, default="", db_default=""
    )
    letter_edition = models.CharField(
        max_length=10, choices=Edition, blank=True, default="", db_default=""
    )
    #: The official number with its last four hidden, for those who see the citizen.
    masked_number = models.CharField(max_length=16, blank=True)
    #: The same person was registered twice: everything is with the other registration now.
    joined_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined"
    )
    #: What lists are sorted by, and what a search compares with.
    name_key = NameKeyField("order")
    search_key = NameKeyField("search")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CitizenQuerySet.as_manager()

    class Meta:
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Trigger(
                name="writes_words",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=f"{_WORDS_OF_ROW}; RETURN NULL;",
            ),
            pgtrigger.Trigger(
                name="rewrites_words",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "controller", "search_key", "name_key", "joined_into"
                ),
                func=f"{_FORGET_WORDS};{_WORDS_OF_ROW}; RETURN NULL;",
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="citizen_and_controller"),
            models.CheckConstraint(
                name="citizen_is_called_something",
                condition=~Q(name="") | ~Q(alias=""),
                violation_error_message=gettext_lazy("Write a name or an alias."),
            ),
            models.CheckConstraint(
                name="anonymous_citizen_has_only_an_alias",
                condition=Q(is_anonymous=False)
                | Q(name="", birth_date=None, masked_number="") & ~Q(alias=""),
                violation_error_message=gettext_lazy("An anonymous citizen has only an alias."),
            ),
            models.CheckConstraint(
                name="citizen_is_written_to_in_a_letter_there_is",
                condition=Q(
                    letter_language__in=["", *Language.values],
                    letter_edition__in=["", *Edition.values],
                ),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "name_key"], name="citizen_by_name"),
            models.Index(
                fields=["controller", "phone_key"],
                name="citizen_by_phone",
                condition=~Q(phone_key=""),
            ),
            models.Index(
                fields=["controller", "id"],
                name="citizen_without_name",
                condition=Q(is_anonymous=True),
            ),
        ]

    def __str__(self) -> str:
        return self.called

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """With a name its keys are saved, whichever fields are named."""
        if update_fields is not None and {"name", "alias"} & {*update_fields}:
            update_fields = {*update_fields, "name_key", "search_key"}
        super().save(update_fields=update_fields, **kwargs)

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.pk}

    @property
    def called(self) -> str:
        name = self.name or self.alias
        return _("%(name)s (dead)") % {"name": name} if self.died_on else name

    def age_on(self, day: date) -> int | None:
        """Whole years on ``day``, or as old as the citizen got; None without a birth date."""
        day = min(day, self.died_on or day)
        return None if self.birth_date is None else age_on(self.birth_date, day)

    @property
    def person(self) -> Person:
        """The facts that are compared with another's."""
        return Person(
            name=self.name,
            alias=self.alias,
            birth_date=self.birth_date,
            home_municipality=self.home_municipality,
            phone=self.phone,
        )


class CitizenWord(Controlled):
    """A word that a citizen is found by (ADR-0018). Triggers of the citizen's table write it."""

    controller = controller_indexed_with_more()
    # Of no reverse name: joining moves what names a citizen, and a word is not moved.
    citizen = models.ForeignKey(Citizen, models.CASCADE, related_name="+")
    word = TextField(db_collation="C")
    #: The citizen's, so that the first in order are read off the index.
    name_key = TextField(db_collation="C")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "word", "name_key", "citizen"], name="word_in_order")
        ]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="citizens.Citizen", fields=("citizen", "controller"), name="word_of_citizen"
            ),
        ]

    def __str__(self) -> str:
        return self.word


@tracked()
class CitizenNumber(Controlled):
    """A citizen's CPR or replacement number, sealed. Anonymous citizens have no row here."""

    controller = controller_indexed_with_more()
    citizen = models.OneToOneField(Citizen, models.CASCADE, related_name="number")
    system = models.CharField(max_length=60)
    sealed = models.BinaryField()
    index = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            # Per controller: a shared one would tell one organisation whom another knows.
            models.UniqueConstraint(
                fields=["controller", "system", "index"], name="one_citizen_per_number"
            ),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="number_tied_to_citizen",
            ),
        ]

    def __str__(self) -> str:
        return f"number of citizen {self.citizen_id}"

    @staticmethod
    def binding(citizen_id: int) -> str:
        return f"citizens_citizennumber|{citizen_id}|sealed"

    def reveal(self) -> str:
        """The whole number. Only through ``citizens.services.reveal_number``, which logs it."""
        return unseal(self.sealed, bound_to=self.binding(self.citizen_id))
