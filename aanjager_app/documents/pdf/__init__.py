"""The PDF renderer: pages by reportlab, structure and metadata by pikepdf.

`render_pdf` is imported late by its callers through `aanjager_app.documents.pdf.renderer`,
so that starting the application does not load the libraries.
"""
