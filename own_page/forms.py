"""What is filled in around the citizen's own page, by the house and by the citizen."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from citizens.written_to import USUAL_LANGUAGE, Language
from core.checks import LONG_TEXT
from core.days import DayField
from core.forms import ProblemForm
from own_page.codes import MOST_PIN
from own_page.models import By, Card, Channel, Message, Reply
from own_page.rules import USUAL_CARD
from own_page.services.asking import standing_channel
from own_page.services.consenting import ANSWERS
from own_page.services.messages import LONGEST_LINE
from own_page.services.remembering import LONGEST
from own_page.services.replying import QUESTIONS
from sharing.purposes import Purpose
from sharing.topics import Topic

_PIN: Final = {"inputmode": "numeric", "autocomplete": "off", "maxlength": MOST_PIN}
_CODE: Final = {
    "autocomplete": "off",
    "autocapitalize": "characters",
    "spellcheck": "false",
    "data-code": "",
}


def _pin(label: Any, help_text: Any = "") -> forms.CharField:
    # Shown to nobody again, also not on the page that says what was wrong with it.
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=True,
        widget=forms.PasswordInput(attrs=_PIN, render_value=False),
        error_messages={"required": _("Write the PIN.")},
    )


def _code(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=80,
        widget=forms.TextInput(attrs=_CODE),
        error_messages={"required": _("Write the code that stands on the card.")},
    )


def _long(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DoorForm(ProblemForm):
    """Card and PIN."""

    code = _code(_("The code on your card"))
    pin = _pin(_("Your PIN"))


class PinForm(ProblemForm):
    """Another PIN, by the citizen."""

    old = _pin(_("The PIN you have now"))
    pin = _pin(_("Your new PIN"), _("4 to 8 digits that you can remember. Not your birthday."))
    pin_again = _pin(_("Your new PIN once more"))


class ConsentAnswerForm(ProblemForm):
    answer = forms.ChoiceField(choices=[(each.value, each.label) for each in ANSWERS])


class ConsentQuestionForm(ProblemForm):
    """What the citizen reads word for word, and answers."""

    purpose = forms.ChoiceField(
        label=_("With whom, or for what?"), choices=[("", _("Choose …")), *Purpose.choices]
    )
    recipient = forms.CharField(
        label=_("To whom?"),
        help_text=_(
            "A person or an organisation, as the citizen says it. Nothing where we ask how it went "
            "after the stay."
        ),
        max_length=120,
        error_messages={"required": _("Write to whom: the name of a person or an organisation.")},
    )
    topics = forms.MultipleChoiceField(
        label=_("What may be shared?"),
        help_text=_("As little as is enough."),
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what may be shared.")},
    )
    reason = forms.CharField(
        label=_("Why do you ask?"),
        help_text=_("In short words to the citizen. They stand on the page as you write them."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONG_TEXT,
    )
    last_on = DayField(
        label=_("Until which day?"),
        help_text=_("The last day. A yes always ends, and is asked for again."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("purpose") == Purpose.QUESTIONS_AFTER:
            # Nobody else is told anything.
            self.fields["recipient"].required = self.fields["topics"].required = False


class CardForm(ProblemForm):
    pin = _pin(
        _("PIN"),
        _("4 to 8 digits that the citizen chooses and remembers. Let the citizen type it."),
    )
    pin_again = _pin(_("The same PIN once more"))
    language = forms.ChoiceField(
        label=_("Language of the page"),
        choices=Language.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the language of the page.")},
    )
    last_on = DayField(label=_("The card opens the page through"))

    def __init__(self, *args: Any, citizen: Citizen, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial = {
            "language": citizen.letter_language or USUAL_LANGUAGE,
            "last_on": today + USUAL_CARD,
            **self.initial,
        }


class EndCardForm(ProblemForm):
    why = forms.ChoiceField(
        label=_("Why?"),
        choices=[each for each in Card.Why.choices if each[0] != Card.Why.REPLACED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why.")},
    )


class ChannelForm(ProblemForm):
    channel = forms.ChoiceField(
        label=_("How does the citizen want to be asked?"),
        choices=By.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the citizen is asked.")},
    )
    mail = forms.EmailField(
        label=_("The citizen's own e-mail"),
        required=False,
        help_text=_("Only for a mail. It says that there is something new, and not what or where."),
    )

    def __init__(self, *args: Any, standing: Channel | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if standing is not None:
            self.edits(standing_channel(standing))


def _question(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=Reply.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one answer.")},
    )


class ReplyForm(ProblemForm):
    """The three questions, as the citizen reads or hears them."""

    safe = _question(QUESTIONS["safe"])
    helped = _question(QUESTIONS["helped"])
    decides = _question(QUESTIONS["decides"])
    words = _long(_("Is there something you want to say about it?"))


class LineForm(ProblemForm):
    text = forms.CharField(
        label=_("Write to your key worker"),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first.")},
    )


class AskingForm(ProblemForm):
    kind = forms.ChoiceField(choices=Message.Kind.choices)
    about = forms.ChoiceField(choices=Message.About.choices)


class GuestCodeForm(ProblemForm):
    code = _code(_("The code on the guest's card"))


class MemoryForm(ProblemForm):
    alias = forms.CharField(
        label=_("What the guest is called here"),
        max_length=120,
        error_messages={"required": _("Write what the guest is called.")},
    )
    helped = _long(_("What helped"), _("In the guest's own words."))
    remember = _long(_("What we are to remember"), _("Only what the guest asks us to."))
