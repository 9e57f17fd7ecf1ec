"""Random kills over every command, with writers beside: nothing that was acknowledged is lost."""
