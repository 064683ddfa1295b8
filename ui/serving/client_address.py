"""Who is asking: the address that is counted, and whether the staff token was shown."""

import hashlib
import hmac
import ipaddress


def address_of(peer: str, forwarded: str, trusted_proxy: str) -> str:
    """The address to count a request against.

    `forwarded` (X-Forwarded-For) is believed only when the peer is the trusted proxy, and then only its
    last entry, the one that this proxy wrote itself. An IPv6 address counts as its /64, which a household
    has whole.
    Example: address_of("10.0.0.1", "6.6.6.6, 192.0.2.7", "10.0.0.1") -> "192.0.2.7"
    """
    if trusted_proxy and same_address(peer, trusted_proxy):
        last = forwarded.rsplit(",", 1)[-1].strip()
        if _is_address(last):
            return _normal(last)
    return _normal(peer)


def token_of(authorization: str) -> str:
    """The bearer token of an Authorization header, "" where there is none.

    Example: token_of("Bearer abc") -> "abc"
    """
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def is_staff(authorization: str, staff_token: str) -> bool:
    """Whether the header bears the staff token; never where no token is set.

    Takes equally long whatever is shown.
    """
    shown = hashlib.sha256(token_of(authorization).encode("utf-8", "replace")).digest()
    wanted = hashlib.sha256(staff_token.encode("utf-8", "replace")).digest()
    return hmac.compare_digest(shown, wanted) and bool(staff_token)


def same_address(one: str, other: str) -> bool:
    """Whether two ways of writing mean one address, and not just one household's.

    Example: same_address("::ffff:10.0.0.1", "10.0.0.1") -> True
    """
    try:
        return _plain(one) == _plain(other)
    except ValueError:
        return one == other


def is_loopback(peer: str) -> bool:
    """Whether the peer is this machine.

    Example: is_loopback("::1") -> True
    """
    try:
        return _plain(peer).is_loopback
    except ValueError:
        return False


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _normal(text: str) -> str:
    try:
        address = _plain(text)
    except ValueError:
        return text
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((int(address) >> 64 << 64, 64)))
    return str(address)


def _plain(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    address = ipaddress.ip_address(text)
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address
