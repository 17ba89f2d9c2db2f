"""The questions of the form as they are said to a citizen at the desk or on the telephone."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: As the fields are said to a citizen at the desk or on the telephone.
ALOUD: Final[dict[str, Promise]] = {
    "number": _("What is your CPR number?"),
    "name": _("What is your name?"),
    "birth_date": _("When were you born?"),
    "alias": _("What do you like to be called?"),
    "home_municipality": _("Which municipality are you registered in?"),
    "acting_municipality": _("Which municipality decides about your help?"),
    "phone": _("What is your phone number?"),
    "whereabouts": _("Where are you now?"),
    "whereabouts_note": _("Where exactly is that?"),
    "expected_ready_on": _("If you are in hospital: from which day can you leave it?"),
    "wished_on": _("When would you like to come?"),
    "urgency": _("How urgent is it for you?"),
    "situation": _("What has happened, what helps, and what do you want?"),
    "language": _("Which language do you speak best?"),
    "needs_interpreter": _("Do you need an interpreter?"),
    "sleeps_tonight": _("Where do you sleep tonight?"),
    "children": _("Do you have children?"),
    "children_note": _("What should we know about your children?"),
    "pets": _("Do you have pets?"),
    "pets_note": _("Which pets?"),
    "treatment_order": _("Has a court decided that you must be treated?"),
    "consent": _("May we share what you tell us with those who help you?"),
    "place_needs": _("What must the place have for you?"),
}


def read_aloud(form: forms.Form) -> None:
    """Put the fields as they are said to a citizen who asks for themselves."""
    for name, label in ALOUD.items():
        if name in form.fields:
            form.fields[name].label = str(label)
