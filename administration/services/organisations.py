"""A new organisation, with the administrator who sets up the rest."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from administration.events import OrganisationEvent
from administration.services.of_organisation import OfOrganisation
from administration.services.people import PersonFacts, add_person
from audit.services import record
from core.acting import acting
from core.checks import Checks
from core.problems import Conflict
from organisations.actors import Actor
from organisations.models import Membership, Organisation
from organisations.roles import Role


@transaction.atomic
def add_organisation(
    *,
    name: str,
    kind: str,
    key: str,
    municipality_code: str,
    admin_name: str,
    admin_email: str,
    now: datetime,
) -> Membership:
    """Set up an organisation; its first administrator gets a mail. The same again is one.

    Done by whoever runs the installation, and by nobody signed in. Raises :class:`Problems`, each
    with the field it belongs to; :class:`Conflict` where another organisation has the key.
    """
    checks = Checks()
    facts = {
        "name": checks.text("name", name, missing=_("Write what the organisation is called.")),
        "kind": checks.choice(
            "kind", kind, Organisation.Kind.values, missing=_("Choose what it is.")
        ),
        "municipality_code": checks.text("municipality_code", municipality_code, longest=4),
    }
    key = checks.text("key", key, missing=_("Write a key."), longest=50)
    try:
        validate_slug(key)
    except ValidationError:
        words = _("A key is letters, digits and hyphens, for example herning.")
        checks.add("not_a_key", words, field="key")
    checks.raise_any()
    organisation, is_new = Organisation.objects.get_or_create(key=key, defaults=facts)
    if any(getattr(organisation, field) != value for field, value in facts.items()):
        raise Conflict("key_taken", _("Another organisation has this key."), field="key")
    system = Actor.system(organisation)
    with acting(organisation):
        if is_new:
            row = OfOrganisation(organisation.pk)
            record(row, OrganisationEvent.ADDED, by=system, at=now, organisation=organisation.name)
        return add_person(
            by=system,
            facts=PersonFacts(
                name=admin_name,
                email=admin_email,
                role=Role.ORGANISATION_ADMIN,
                unit=None,
                houses=[],
                starts_on=timezone.localdate(now),
            ),
            now=now,
        )
