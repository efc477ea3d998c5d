"""Time expressions: found in running text and resolved to honest intervals."""
