"""The entry points of the program; each calls services and adds only its own input and output."""
