"""Countries, and where things are."""
