"""What a communiqué says of itself: its title, its date, whose it is."""
