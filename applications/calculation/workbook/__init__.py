"""The calculation as a workbook: taken out with living formulas, and read in again. Pure: no rows of the database."""
