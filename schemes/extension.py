"""What is asked before a stay is made longer, and what each answer does."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemes.criteria import NO, YES, ToCitizen


@dataclass(frozen=True, kw_only=True)
class ExtensionQuestion:
    """A question answered yes or no. One answer lets the stay go on, the other ends the matter."""

    key: str
    question: str
    #: The answer that lets the stay be extended.
    goes_on_with: str
    #: What is said and done instead, on the other answer.
    instead: str
    #: What each answer comes to, in a letter to the citizen.
    to_citizen: ToCitizen = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.goes_on_with not in (YES, NO):
            raise ValueError(f"{self.key}: the answer that goes on is yes or no.")


@dataclass(frozen=True, kw_only=True)
class ExtensionTest:
    """Put to whoever extends, from the first extension on or only beyond the longest stay."""

    questions: tuple[ExtensionQuestion, ...]
    source: str
    from_the_first: bool = True
