"""What a client may be allowed to do: one scope per thing, so that a client gets no more."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from oauth2_provider.scopes import BaseScopes


class Scope(TextChoices):
    """Values are stored with clients and tokens: never reused for another meaning."""

    SCHEMES_READ = "schemes:read", _("Read what each scheme asks")
    CAPACITY_READ = "capacity:read", _("See how many places are free")
    REFERRALS_READ = "referrals:read", _("Read the organisation's own referrals")
    REFERRALS_WRITE = "referrals:write", _("Refer citizens, and withdraw referrals")


class ScopesOfClient(BaseScopes):
    """A token holds what its client was registered for, or less if it asks for less."""

    def get_all_scopes(self) -> dict[str, str]:
        return {scope.value: str(scope.label) for scope in Scope}

    def get_available_scopes(
        self,
        application: Any = None,
        request: Any = None,  # noqa: ARG002
        *_args: Any,
        **_kwargs: Any,
    ) -> list[str]:
        return list(application.scopes) if application else []

    def get_default_scopes(
        self, application: Any = None, request: Any = None, *_args: Any, **_kwargs: Any
    ) -> list[str]:
        return self.get_available_scopes(application, request)
