"""The library: the project's articles and the work that waits."""
