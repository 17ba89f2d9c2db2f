from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "network"

    def ready(self) -> None:
        from audit import kinds
        from network.events import NetworkEvent
        from network.shared_part import NETWORK_PART
        from sharing.parts import share_part

        kinds.register(NetworkEvent)
        share_part(NETWORK_PART)
