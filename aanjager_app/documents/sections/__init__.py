"""Parts of documents, each a pure function from a dossier to blocks; builders put them in order."""
