"""What a figure measures, in words of the text."""
