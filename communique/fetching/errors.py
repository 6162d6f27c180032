"""What goes wrong while fetching, in words for users."""


class FetchError(Exception):
    """A page that cannot be had, and why."""
