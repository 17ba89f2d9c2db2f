from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "network"

    def ready(self) -> None:
        from audit import kinds
        from network.events import NetworkEvent

        kinds.register(NetworkEvent)
