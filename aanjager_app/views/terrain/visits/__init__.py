"""Visit notes with photos."""
