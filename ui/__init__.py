"""Where people and programs stand: the page, the command line, the words they read."""
