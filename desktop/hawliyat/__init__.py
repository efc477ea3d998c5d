"""Hawliyat (حوليات, "annals"): from news articles to one timeline whose every entry opens its source."""

__version__ = "0.1.0"
