"""The hand-over dialogue (LA2, low arousal): what shows how the citizen is, and what helps.

Made with the citizen, and handed on to whoever gives support afterwards (V § 2.8)."""
