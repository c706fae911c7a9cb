"""Importers and exporters of data that others own: IBIS, worksheets, records."""
