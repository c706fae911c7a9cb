"""The workbook as an OpenDocument spreadsheet: read off the openpyxl workbook, no second layout."""
