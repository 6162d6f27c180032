"""From news articles and communiqués about deals between countries to validated tables."""

__version__ = "0.1.0"
