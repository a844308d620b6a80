"""The tables of accounts: people, members, tokens, consent, and the audit log."""
