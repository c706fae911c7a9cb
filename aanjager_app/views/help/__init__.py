"""The help, offline."""
