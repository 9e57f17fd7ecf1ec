"""Who may come in, and what each person may do: passwords, sessions, the way in."""
