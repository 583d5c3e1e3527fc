"""Fresh identities: the one place where chance comes in."""

import uuid


def new_series() -> str:
    """A UUID of version 4, the namespace of a program's calendar UIDs."""
    return str(uuid.uuid4())
