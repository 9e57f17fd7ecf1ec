"""What the page says of itself, in French."""

from ui.wording import NBSP, NNBSP

NAME = "Dixit"
TAGLINE = "Les mots mêmes de vos communiqués"

FILTERS = "Filtres"
SOURCES = "Sources"
FROM_YEAR = "De"
TO_YEAR = "À"
FROM_START = "Début"
TO_END = "Fin"

CORPUS = "Corpus"
ADD_FILES = "Ajouter des communiqués (texte, PDF, Word, HTML…)"
REBUILD = "Reconstruire l’index"

QUESTION = "Votre question"
QUESTION_INVITED = "Posez votre question"
SEND = "Demander"
CONVERSATION = "Conversation"
EXAMPLES = "Par exemple"

COPY = "Copier la citation"
AGAIN = "Question à reposer"
EXPORT = "Exporter la conversation"

COMMUNIQUE = "Communiqué"
PLACE = "Passage à ouvrir"
CLOSE = "Fermer"
GONE = "Ce communiqué n’est plus dans le catalogue."
NO_SUCH_PLACE = "Ce lien ne mène à aucun passage."

FILTERS_AND_CORPUS = "Filtres et corpus"

WELCOME_TITLE = f"Que disent vos communiqués{NNBSP}?"
WELCOME = (
    "Posez une question en français. Dixit répond par les mots mêmes des communiqués, avec leur source et leur date. "
    "Rien n’est inventé, rien ne sort de cette machine."
)
HELD = f"Sources indexées{NBSP}:"
EMPTY_TITLE = "Aucun communiqué pour l’instant"
EMPTY = (
    f"Ajoutez des fichiers (texte, PDF, Word, HTML…) sous «{NNBSP}Corpus{NNBSP}», puis posez votre question{NBSP}: "
    "Dixit y répondra par les mots mêmes des textes."
)
