"""The local server: the REST API and the pages, for the owner of this machine alone."""
