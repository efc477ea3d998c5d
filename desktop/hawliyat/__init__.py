"""Hawliyat (حوليات, "annals"): from news articles to one timeline whose every entry opens its source."""

__version__ = "0.1.0"

APP_ID = "org.hawliyat.Hawliyat"
"""The reverse-domain name that desktops and macOS know the program by (menu entry, icons, windows, bundle)."""
