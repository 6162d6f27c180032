"""What can go wrong with the store as a whole; each message says what, where, and what to do."""


class StoreError(Exception):
    """The store cannot be used, or a run could not be written; what was there before is untouched."""


class StoreBusyError(StoreError):
    """Another run holds the store."""
