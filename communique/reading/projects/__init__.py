"""The undertakings that are facts of an article: which, how far, what makes one in particular."""
