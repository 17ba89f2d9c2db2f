"""No tables. Django sends post_migrate only to apps with a models module (see apps.py)."""
