"""A damaged data folder made whole again."""
