"""How good the order is, on a set of judged questions."""
