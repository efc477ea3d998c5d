"""What the program is about, as frozen values and their rules: no files, no windows, no database."""
