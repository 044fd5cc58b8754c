"""The calculation as a workbook, and its versions."""
