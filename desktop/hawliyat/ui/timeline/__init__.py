"""The timeline's pane: a canvas and its table twin, one selection."""
