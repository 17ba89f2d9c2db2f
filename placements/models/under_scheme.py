"""What a scheme's rules judge."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

import schemes

if TYPE_CHECKING:
    from schemes.base import Track, Version


class UnderScheme(models.Model):
    """Something on a track of a scheme, judged for good by the rules of one day."""

    scheme = models.CharField(max_length=40)
    track = models.CharField(max_length=40)
    #: The day whose version of the rules it is judged by.
    rules_on = models.DateField()

    class Meta:
        abstract = True

    @cached_property
    def version(self) -> Version:
        """The scheme's rules as they were on that day."""
        return schemes.get(self.scheme).on(self.rules_on)

    @property
    def scheme_track(self) -> Track:
        return self.version.track(self.track)


def on_tracks(has: Callable[[Track], bool]) -> Q:
    """Rows on tracks that have it in some version; which version it is, the row itself says."""
    on = Q(pk__in=[])
    for key, scheme in schemes.SCHEMES.items():
        tracks = {
            track.key for version in scheme.versions for track in version.tracks if has(track)
        }
        if tracks:
            on |= Q(scheme=key, track__in=tracks)
    return on
