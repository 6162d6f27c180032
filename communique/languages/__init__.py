"""What languages know, as data files, and the pack that reading looks things up in."""

from communique.languages.pack import Pack, available, pack

__all__ = ["Pack", "available", "pack"]
