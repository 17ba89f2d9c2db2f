"""The schema of what is sent, as strict as the server: bounds come from the fields themselves."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction
from rest_framework import serializers

from interop.rest.fields import KEY, Strict


class Shape(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """Each field with its ``constraints``; an object that takes no other name says so."""

    target_class = serializers.Serializer
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        shape: dict[str, Any] = auto_schema._map_serializer(  # type: ignore[no-untyped-call]
            self.target, direction, bypass_extensions=True
        )
        for name, field in self.target.fields.items():
            shape["properties"][name] |= constraints_of(field)
            if isinstance(field, serializers.DictField):
                shape["properties"][name]["additionalProperties"] |= constraints_of(field.child)
                shape["properties"][name]["propertyNames"] = {"pattern": KEY}
        if isinstance(self.target, Strict):
            shape["additionalProperties"] = False
            if not vars(type(self.target)).get("__doc__"):
                del shape["description"]  # what is said of every such object says nothing of this
        conditions: dict[str, Any] = getattr(self.target, "conditions", {})
        return shape | conditions


def constraints_of(field: Any) -> dict[str, Any]:
    return dict(getattr(field, "constraints", {}))
