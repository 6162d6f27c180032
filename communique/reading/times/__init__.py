"""The times that sentences say, as words and as days."""
