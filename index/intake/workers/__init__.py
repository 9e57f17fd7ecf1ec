"""Many texts at once: prepared by many processes, on one machine or several, and written by one."""
