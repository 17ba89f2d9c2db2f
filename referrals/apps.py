from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "referrals"

    def ready(self) -> None:
        from audit import kinds
        from placements.visibility import also_visible_by
        from referrals.events import ReferralEvent
        from referrals.models import referred_to

        kinds.register(ReferralEvent)
        also_visible_by(referred_to)
