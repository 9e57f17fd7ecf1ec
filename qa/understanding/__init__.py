"""What a French question asks: its words, its sources, its period, and what it takes from the talk before it."""
