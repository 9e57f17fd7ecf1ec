"""What a person can act on, in French."""


class DixitError(Exception):
    """A fault that the person at the screen can mend.

    Its message is French, is shown as it is, and says what to do. The command line ends with status 2.
    Anything else that is raised is a bug and keeps its traceback.
    """


class DamagedError(DixitError):
    """What is stored is not what was written: a repair mends it. No word of it is shown."""
