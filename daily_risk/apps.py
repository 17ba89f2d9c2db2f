from django.apps import AppConfig


class DailyRiskConfig(AppConfig):
    name = "daily_risk"

    def ready(self) -> None:
        from audit import kinds
        from daily_risk.events import RiskEvent

        kinds.register(RiskEvent)
