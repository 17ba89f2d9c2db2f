"""How other systems talk to flexplads: the API, its clients and their keys.

The API has no rules of its own: it calls the services the browser calls (ADR-0001). What stands
here is what a machine needs and a person does not: tokens, strict JSON, idempotency, a schema.
"""
