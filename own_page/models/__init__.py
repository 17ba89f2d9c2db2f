from own_page.models.asking import Asking, AskingMail, By, Channel, Reply
from own_page.models.card import Card, CardSession, Opening, WrongPin
from own_page.models.consent_question import ConsentQuestion
from own_page.models.message import Message
from own_page.models.remembered import RememberedGuest

__all__ = [
    "Asking",
    "AskingMail",
    "By",
    "Card",
    "CardSession",
    "Channel",
    "ConsentQuestion",
    "Message",
    "Opening",
    "RememberedGuest",
    "Reply",
    "WrongPin",
]
