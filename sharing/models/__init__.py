from sharing.models.consent import Answer, Consent, Way
from sharing.models.grant import Grant

__all__ = ["Answer", "Consent", "Grant", "Way"]
