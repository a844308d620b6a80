"""Everything outside the process: git, files, configuration, a local model."""
