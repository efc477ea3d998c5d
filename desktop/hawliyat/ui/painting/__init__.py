"""Painters that know no panes and no store: they draw with a QPainter on any device, on screen or off."""
