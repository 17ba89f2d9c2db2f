from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "referrals"

    def ready(self) -> None:
        from audit import kinds
        from citizens.services.joining import also_against_joining
        from placements.services.against_closing import also_against_closing
        from placements.services.death import also_ends_with_death
        from placements.services.together import (
            also_ends_with_hold,
            also_follows_arrival,
            also_keeps_unmet_calls,
        )
        from placements.visibility import also_bought_by, also_visible_by
        from referrals.events import ReferralEvent
        from referrals.models import referred_in_sight_of, referred_to, referred_to_schemes
        from referrals.services.against_closing import against_closing
        from referrals.services.against_joining import against_joining
        from referrals.services.death import close_referrals_of
        from referrals.services.met_elsewhere import close_what_is_met
        from referrals.services.offer_ends import end_offer_with_hold
        from referrals.services.unmet import keep_call_nobody_helped

        kinds.register(ReferralEvent)
        also_visible_by(referred_to)
        also_bought_by(referred_to_schemes, referred_in_sight_of)
        also_ends_with_death(close_referrals_of)
        also_against_joining(against_joining)
        also_against_closing(against_closing)
        also_ends_with_hold(end_offer_with_hold)
        also_follows_arrival(close_what_is_met)
        also_keeps_unmet_calls(keep_call_nobody_helped)
