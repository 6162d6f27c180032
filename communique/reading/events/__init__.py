"""What is said of a thing: what has been done to it, and how firmly."""
