"""What this program is, and where its facts come from."""
