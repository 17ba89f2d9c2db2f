from notes.models.care import CareAgreement
from notes.models.hand_over import HandOverReading
from notes.models.known_first import KnownFirst
from notes.models.note import Note

__all__ = ["CareAgreement", "HandOverReading", "KnownFirst", "Note"]
