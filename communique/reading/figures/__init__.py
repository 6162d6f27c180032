"""Numbers with what they are numbers of: sums, quantities, counts, shares, changes."""
