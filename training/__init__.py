"""How the shipped embedding model was made, from texts to `index/model/`; nothing imports this folder."""
