from django.apps import AppConfig


class DischargeConfig(AppConfig):
    name = "discharge"

    def ready(self) -> None:
        from audit import kinds
        from discharge.events import DischargeEvent
        from discharge.services.readiness import keep_expected
        from referrals.services.readiness import also_kept_expected_by

        kinds.register(DischargeEvent)
        also_kept_expected_by(keep_expected)
