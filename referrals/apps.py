from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "referrals"

    def ready(self) -> None:
        from audit import kinds
        from citizens.services.joining import also_against_joining
        from placements.services.death import also_ends_with_death
        from placements.visibility import also_bought_by, also_visible_by
        from referrals.events import ReferralEvent
        from referrals.models import referred_in_sight_of, referred_to, referred_to_schemes
        from referrals.services.against_joining import against_joining
        from referrals.services.death import close_referrals_of

        kinds.register(ReferralEvent)
        also_visible_by(referred_to)
        also_bought_by(referred_to_schemes, referred_in_sight_of)
        also_ends_with_death(close_referrals_of)
        also_against_joining(against_joining)
