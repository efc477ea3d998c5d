"""The import table: a row per file, checked before anything is written."""
