"""Groups of files that were changed for one reason each."""
