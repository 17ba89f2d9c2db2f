"""What a page costs."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

#: Session, user, roles, and the read log with its context.
FRAME = 6


def statements(client, url, data=None):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        response = client.post(url, data) if data else client.get(url)
    assert response.status_code == 200
    return len(caught)
