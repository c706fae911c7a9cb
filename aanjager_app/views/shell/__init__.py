"""The frame around the screens: rail, bar on top, palette, and the main window."""
