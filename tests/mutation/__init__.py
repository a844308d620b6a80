"""Small faults planted in the source, one at a time: a test of the module should fail for each."""
