"""What is missing in the dossier, and its exports."""
