from django.apps import AppConfig


class TonightConfig(AppConfig):
    name = "tonight"
