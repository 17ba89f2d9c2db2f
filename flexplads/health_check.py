"""`python -m flexplads.health_check`: asks the web process beside it how it is.

It asks as the proxy in front would, or it would be sent on to https and to another host.
"""

import os
import sys
from urllib.error import URLError
from urllib.request import Request, urlopen


def main() -> int:
    """0 when the web process answers and reaches its database."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    asked = Request(
        f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/health/",
        headers={"Host": host, "X-Forwarded-Proto": "https"},
    )
    try:
        with urlopen(asked, timeout=4) as answer:  # noqa: S310  # our own, on loopback
            return 0 if answer.status == 200 else 1
    except (URLError, TimeoutError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
