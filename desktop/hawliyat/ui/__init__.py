"""Windows and panes, painters and wording."""
