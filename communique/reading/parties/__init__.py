"""Who takes part in what."""
