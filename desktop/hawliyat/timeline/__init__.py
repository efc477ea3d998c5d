"""The timeline as pure functions: order, placement, lanes and ticks."""
