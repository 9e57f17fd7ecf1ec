"""Mails → the texts in them: what the sender wrote, what he forwards or answers, what is attached."""
