"""Where a request comes from, behind one proxy: what a limit per address counts by."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

#: A household or an office is given a /64 of IPv6, and may take any address in it for each try.
_IPV6_BITS = 64


def client_address(request: HttpRequest) -> str | None:
    """The address that the trusted proxy saw; without one, the address that called us.

    The proxy adds the address it saw to ``X-Forwarded-For`` *behind* whatever the client wrote
    there, so only the last one counts, and only where our caller is the proxy
    (``TRUSTED_PROXY``: networks; none, and the header means nothing). IPv6 comes as its /64. None
    where there is no address that can be read, as in a test's request or behind a socket without
    a proxy.
    """
    peer = _read(request.META.get("REMOTE_ADDR", ""))
    if _is_proxy(peer):
        forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2]
        peer = _read(forwarded) or peer
    if isinstance(peer, IPv6Address):
        return str(ip_network((peer, _IPV6_BITS), strict=False).network_address)
    return str(peer) if peer else None


def _is_proxy(peer: IPv4Address | IPv6Address | None) -> bool:
    networks = [ip_network(network) for network in settings.TRUSTED_PROXY]
    if peer is None:  # a socket of this machine: whoever may write there stands in front of us
        return bool(networks)
    return any(peer in network for network in networks)


def _read(written: str) -> IPv4Address | IPv6Address | None:
    """An address as proxies write it: also "[2001:db8::1]:443", "192.0.2.1:443", "::ffff:…"."""
    text = written.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        read = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = read.ipv4_mapped if isinstance(read, IPv6Address) else None
    return mapped or read
