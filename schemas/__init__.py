"""The tables: one Pandera model each, and what follows from it."""
