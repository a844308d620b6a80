"""How results look: screens, documents, formats and the report, a file each. Only `terminal.py` imports Rich."""
