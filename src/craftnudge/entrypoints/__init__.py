"""The doors into the program; each calls services and adds only its own manners."""
