"""The living workbook: the rules of a scheme as formulas of a spreadsheet."""
