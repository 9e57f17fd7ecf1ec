"""A question that goes on from the one before."""
