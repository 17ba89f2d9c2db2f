"""Everything needed to run flexplads on one machine, with nothing installed but Python.

Starts the real PostgreSQL and Valkey whose binaries come as Python packages, keeps what they store
in `.local/` in the checkout, and runs the parts of flexplads against them. Production never imports
this package, and this package never imports Django or the settings.

    python -m flexplads.local run -- CMD…              services, CMD, stop
    python -m flexplads.local run --throw-away -- CMD…   the same on services that start empty
    python -m flexplads.local serve                    what `make run` ends in

Parts: `home` (folder, lock, secrets), `processes` (start, stop, leftovers), `postgres`, `valkey`,
`services` (the two together, and the environment that leads to them), `serve` (the whole site).
"""
