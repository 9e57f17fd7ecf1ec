"""What the parts of the server share."""
