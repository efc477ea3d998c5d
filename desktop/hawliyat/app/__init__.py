"""The composition root: command line and window."""
