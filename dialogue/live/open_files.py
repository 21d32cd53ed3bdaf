"""Lets this process open as many files as its sockets need, where the system allows it."""

import resource


def allow(needed: int) -> int:
    """Raise the soft limit towards `needed`; returns what is allowed now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < needed:
        soft = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return soft
