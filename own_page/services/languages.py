"""In which language the citizen reads the page."""

from __future__ import annotations

from django.db import transaction

from citizens.written_to import Language
from own_page.models import Card, CardSession


@transaction.atomic
def choose_language(*, session: CardSession, language: str) -> None:
    """It stays with the card. What is no language of the page changes nothing."""
    if language in Language.values and language != session.card.language:
        Card.objects.filter(pk=session.card_id).update(language=language)
