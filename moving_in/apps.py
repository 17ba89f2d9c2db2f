from django.apps import AppConfig


class MovingInConfig(AppConfig):
    name = "moving_in"

    def ready(self) -> None:
        from audit import kinds
        from moving_in.events import HouseTermsEvent, MovingInEvent

        kinds.register(MovingInEvent, HouseTermsEvent)
