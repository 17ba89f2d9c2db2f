"""The Django project: settings, routes and the processes that serve flexplads."""
