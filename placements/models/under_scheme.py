"""What a scheme's rules judge."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models

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
