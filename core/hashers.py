"""Password hashing at a cost two cores can carry at the morning rush (DESIGN.md, "Stack")."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """OWASP's second recommended setting: 19 MiB, two passes, one lane."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
