"""Documents: pure builders make a block tree, renderers make files of it."""
