"""The French language as the other parts need it: its words, its sentences, its dates."""
