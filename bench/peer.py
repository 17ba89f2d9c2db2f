"""A plain DRF create with PostgreSQL, to compare with: one table, one serializer, no idempotency,
no audit, no row security. Its own wsgi application; gunicorn runs it as it runs flexplads.
"""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from psycopg.conninfo import conninfo_to_dict

_owner: dict[str, Any] = dict(conninfo_to_dict(os.environ["DATABASE_OWNER_URL"]))
if not settings.configured:
    settings.configure(
        SECRET_KEY="of-a-measurement",  # noqa: S106
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=["rest_framework"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": _owner["dbname"],
                "USER": _owner["user"],
                "PASSWORD": _owner.get("password", ""),
                "HOST": _owner.get("host", ""),
                "PORT": _owner.get("port", ""),
                "CONN_MAX_AGE": 60,
            }
        },
        REST_FRAMEWORK={
            "DEFAULT_AUTHENTICATION_CLASSES": [],
            "DEFAULT_PERMISSION_CLASSES": [],
            "UNAUTHENTICATED_USER": None,
        },
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
application = get_wsgi_application()

from django.db import models, transaction  # noqa: E402  Django first
from django.urls import path  # noqa: E402
from rest_framework import generics, serializers  # noqa: E402


class Asked(models.Model):
    receiver = models.CharField(max_length=50)
    scheme = models.CharField(max_length=40)
    track = models.CharField(max_length=40)
    referrer = models.CharField(max_length=30)
    contact_name = models.CharField(max_length=120)
    urgency = models.CharField(max_length=10)
    whereabouts = models.CharField(max_length=20)
    situation = models.TextField()
    citizen = models.JSONField()
    answers = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bench"
        managed = False
        db_table = "bench_peer"

    def __str__(self) -> str:
        return f"asked {self.pk}"


class AskedSerializer(serializers.ModelSerializer[Asked]):
    class Meta:
        model = Asked
        fields = "__all__"


class Create(generics.CreateAPIView[Asked]):
    queryset = Asked._default_manager.all()
    serializer_class = AskedSerializer

    def create(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().create(request, *args, **kwargs)


urlpatterns = [path("api/v1/referrals/", Create.as_view())]
