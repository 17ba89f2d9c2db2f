"""What a place and a house can't lose, whatever asks for it: the last word is the database's."""

from __future__ import annotations

import pgtrigger


def _keeps(name: str, columns: tuple[str, ...], is_lost: str, words: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*columns),
        func=f"""
IF EXISTS ({is_lost}) THEN
    RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN NEW;""",
    )


def keeps_what_is_booked() -> pgtrigger.Trigger:
    """A place is open on every night that is booked."""
    return _keeps(
        "keeps_what_is_booked",
        ("opens_on", "closes_on"),
        """
SELECT FROM placements_booking booking
WHERE booking.place_id = NEW.id AND booking.cancelled_at IS NULL
  AND (booking.starts_on < NEW.opens_on
       OR NEW.closes_on IS NOT NULL
          AND (booking.ends_on IS NULL OR booking.ends_on > NEW.closes_on))""",
        "place_is_booked",
    )


def keeps_what_is_open() -> pgtrigger.Trigger:
    """A house closes after the last of its places."""
    return _keeps(
        "keeps_what_is_open",
        ("closes_on",),
        """
SELECT FROM placements_place place
WHERE NEW.closes_on IS NOT NULL AND place.facility_id = NEW.id
  AND (place.closes_on IS NULL OR place.closes_on > NEW.closes_on)""",
        "house_has_open_places",
    )
