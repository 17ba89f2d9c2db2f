"""What is done with what is known of citizens: a module per subject, one door to each act."""

from citizens.services.registering import register_citizen
from citizens.services.revealing import reveal_number
from citizens.services.searching import search_citizens

__all__ = ["register_citizen", "reveal_number", "search_citizens"]
