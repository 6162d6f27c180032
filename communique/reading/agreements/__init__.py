"""The instruments that are facts of an article: which, how far, about what, when."""
