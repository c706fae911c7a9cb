"""The cost-benefit workbook: the same calculation as the engine, in live formulas.

`render_workbook` is imported late by its callers from `aanjager_app.documents.workbook.render`,
so that starting the application does not load openpyxl.
"""
