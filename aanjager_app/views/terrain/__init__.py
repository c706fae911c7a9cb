"""The workspace of one terrain: its header and its tabs, one folder a tab."""
