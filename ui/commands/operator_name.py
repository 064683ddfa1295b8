"""Who runs a command, as the audit log calls them."""

import getpass


def operator() -> str:
    """The system's name of the user, where it has one."""
    try:
        return f"kommandoraden ({getpass.getuser()})"
    except (KeyError, OSError):  # a container may run as a number that has no name
        return "kommandoraden"
