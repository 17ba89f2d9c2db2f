"""What the launcher says when it cannot go on."""


class CannotRunError(Exception):
    """Something a person has to know or do first; the message is a whole sentence for them."""
