"""`python -m communique` is the command line."""

from communique.cli import main

main()
