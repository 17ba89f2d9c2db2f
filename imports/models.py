"""Files from other systems, what is wrong in them, and what came from where."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from citizens.crypto import seal_bytes, unseal_bytes
from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Place, Stay

KEY_LENGTH: Final = 60


class Kind(models.TextChoices):
    """What a file holds, in the order in which files are brought in."""

    PLACES = "places", _("Places")
    CITIZENS = "citizens", _("Citizens")
    STAYS = "stays", _("Stays")


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, actor: Actor) -> ImportQuerySet:
        """The organisation's own; which roles, the page's permission says."""
        return self.filter(controller=actor.organisation)

    def to_work_on(self) -> ImportQuerySet:
        """Those that a worker is to check, or to bring in."""
        return self.filter(state__in=[Import.State.WAITING, Import.State.ORDERED])


class Import(Controlled):
    """A file that was sent in, and what came of it. It stands when the file itself is gone."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Is being checked")
        CHECKED = "checked", _("Checked")
        ORDERED = "ordered", _("Is being brought in")
        DONE = "done", _("Brought in")
        UNREADABLE = "unreadable", _("Could not be read")
        FAILED = "failed", _("Went wrong")
        FORGOTTEN = "forgotten", _("Deleted")

    controller = controller_indexed_with_more()
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    file_name = LineField(max_length=120)
    #: Keyed, of the content: the same file sent twice is sent once.
    fingerprint = models.BinaryField(editable=False)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_by_name = models.CharField(max_length=120)
    sent_at = models.DateTimeField()
    #: Who pressed the button last: a check and what follows from it are theirs.
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    done_by_name = models.CharField(max_length=120, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    there = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    #: Of those that are here already: whose key the file tells.
    keys = models.PositiveIntegerField(default=0)
    #: Why the file as a whole can't be used; "" where it can.
    problem = models.TextField(blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "-sent_at"], name="import_newest_first"),
            models.Index(
                fields=["controller"],
                name="import_to_work_on",
                condition=Q(state__in=["waiting", "ordered"]),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="import_and_controller"),
            models.CheckConstraint(
                name="import_that_is_done_says_when",
                condition=~Q(state="done") | Q(done_at__isnull=False) & ~Q(done_by_name=""),
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}

    @property
    def is_worked_on(self) -> bool:
        return self.state in (self.State.WAITING, self.State.ORDERED)

    @property
    def has_file(self) -> bool:
        return self.state not in (self.State.DONE, self.State.FORGOTTEN, self.State.UNREADABLE)

    @property
    def can_be_brought_in(self) -> bool:
        return self.state == self.State.CHECKED and not self.wrong and bool(self.new or self.keys)


class KeptFile(Controlled):
    """The file itself, sealed: it holds CPR numbers, and is kept only until it is brought in."""

    controller = controller_indexed_with_more()
    import_of = models.OneToOneField(Import, models.CASCADE, related_name="kept")
    sealed = models.BinaryField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "expires_at"], name="kept_file_expires")
        ]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="imports.Import", fields=("import_of", "controller"), name="kept_file_of_import"
            ),
        ]

    def __str__(self) -> str:
        return f"file of import {self.import_of_id}"

    @property
    def _binding(self) -> str:
        return f"imports_keptfile|{self.import_of_id}|sealed"

    def seal(self, plain: bytes) -> None:
        self.sealed = seal_bytes(plain, bound_to=self._binding)

    @property
    def content(self) -> bytes:
        return unseal_bytes(self.sealed, bound_to=self._binding)


class Fault(Controlled):
    """What is wrong with a row, in words that name no citizen."""

    controller = controller_indexed_with_more()
    import_of = models.ForeignKey(Import, models.CASCADE, related_name="faults", db_index=False)
    #: As a spreadsheet counts: the header is row 1.
    row = models.PositiveIntegerField()
    #: The column's key; "" where it is the row as a whole.
    column = models.CharField(max_length=30, blank=True)
    text = models.TextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["row", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "import_of", "row"], name="fault_by_row")
        ]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="imports.Import", fields=("import_of", "controller"), name="fault_of_import"
            ),
        ]

    def __str__(self) -> str:
        return f"row {self.row} of import {self.import_of_id}"


class Origin(Controlled):
    """That a place, a citizen or a stay came from a file, and under which key it stood there."""

    controller = controller_indexed_with_more()
    import_of = models.ForeignKey(Import, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    #: The old system's id; "" where it had none.
    key = LineField(max_length=KEY_LENGTH, blank=True)
    place = models.ForeignKey(Place, models.CASCADE, null=True, blank=True, related_name="origins")
    citizen = models.ForeignKey(
        Citizen, models.CASCADE, null=True, blank=True, related_name="origins"
    )
    stay = models.ForeignKey(Stay, models.CASCADE, null=True, blank=True, related_name="origins")
    #: The product answers for what is to be done from this day on; the old system for all before.
    on = models.DateField()
    #: False: it was here before, and the file only told its key.
    is_new = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["controller", "kind", "key"],
                condition=~Q(key=""),
                name="one_thing_per_key",
            ),
            models.CheckConstraint(
                name="origin_of_one_thing",
                condition=Q(kind="places", place__isnull=False, citizen=None, stay=None)
                | Q(kind="citizens", place=None, citizen__isnull=False, stay=None)
                | Q(kind="stays", place=None, citizen=None, stay__isnull=False),
            ),
            CompositeForeignKey(
                to="imports.Import", fields=("import_of", "controller"), name="origin_of_import"
            ),
            CompositeForeignKey(
                to="placements.Place", fields=("place", "controller"), name="origin_of_place"
            ),
            CompositeForeignKey(
                to="citizens.Citizen", fields=("citizen", "controller"), name="origin_of_citizen"
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="origin_of_stay"
            ),
        ]

    def __str__(self) -> str:
        return f"origin {self.pk}"
