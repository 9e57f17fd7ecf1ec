"""When the communiqués asked about were published."""
