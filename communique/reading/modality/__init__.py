"""Whether a figure is so, meant, expected or no more than possible."""
