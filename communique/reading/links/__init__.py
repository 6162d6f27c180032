"""What belongs to what: figures to figures, to agreements, to projects, and what an aggregate lists."""
