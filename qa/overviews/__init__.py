"""What a question gets beside an answer: sources side by side, passages in time, all that hold its words."""
