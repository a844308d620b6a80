"""Forges (GitHub, Gitea, Forgejo, GitLab): what they send, and who signed it. Nothing here reaches a network."""
