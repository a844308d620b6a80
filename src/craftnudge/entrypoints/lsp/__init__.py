"""The language server for commit messages: what editors show while a message is typed. Needs the extra [lsp]."""
