"""Formats: bytes to domain values and back; no SQL, no Qt."""
