"""How texts are marked in ``schemes``: English source texts, translated where they are shown."""


def _(text: str) -> str:
    """Mark a text for translation; the one who shows it translates it."""
    return text
