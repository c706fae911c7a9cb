"""The worksheet as an editable sheet: its columns, cells, edits, variants and catalogue."""
