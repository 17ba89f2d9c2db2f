from django.apps import AppConfig


class StayPlanConfig(AppConfig):
    name = "stay_plan"

    def ready(self) -> None:
        from audit import kinds
        from sharing.parts import share_part
        from stay_plan.events import PlanEvent
        from stay_plan.shared_part import PLAN_PART

        kinds.register(PlanEvent)
        share_part(PLAN_PART)
