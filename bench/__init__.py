"""How fast flexplads is with a country's data: `make bench` (docs/performance.md).

Runs on throw-away services, is no part of the product and is not in its image.
"""
