"""The reader: one article with its annotations, for the mouse and for the keyboard."""
