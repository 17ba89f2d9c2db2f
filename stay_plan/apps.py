from django.apps import AppConfig


class StayPlanConfig(AppConfig):
    name = "stay_plan"

    def ready(self) -> None:
        from audit import kinds
        from stay_plan.events import PlanEvent

        kinds.register(PlanEvent)
