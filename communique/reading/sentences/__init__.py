"""From text to sentences, and from a sentence to its words, verbs and noun phrases."""
