"""A whole invented country, to measure on: `manage.py national`.

98 municipalities, 5 regions and a few houses run by others, with ten years behind them. It is put
in as rows (COPY, INSERT … SELECT) by the owner's connection and not lived through the services,
which would take days; every constraint of the database stays on and holds. The same ``--seed`` on
the same day gives the same country. Random is only what sealing a number needs.
"""
