"""The tables on disk: read by anyone at any moment, replaced file by file, whole again after a kill."""

from communique.store.errors import StoreBusyError, StoreError
from communique.store.store import Store

__all__ = ["Store", "StoreBusyError", "StoreError"]
