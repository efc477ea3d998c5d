"""The inspector: everything about what is selected, ready to be corrected."""
