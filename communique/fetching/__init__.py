"""From addresses to pages in raw/: politely, safely, and only what has changed."""

from communique.fetching.archive import Archive
from communique.fetching.client import USER_AGENT, Client
from communique.fetching.crawl import Crawl, Outcome

__all__ = ["USER_AGENT", "Archive", "Client", "Crawl", "Outcome"]
