"""Writing parts of the project to files."""
