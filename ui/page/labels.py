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

ACCOUNT = "Mon compte"

CORPUS = "Corpus"
ADD_FILES = "Ajouter des communiqués (texte, PDF, Word, HTML…)"
REBUILD = "Reconstruire l’index"

QUESTION = "Votre question"
QUESTION_INVITED = "Posez votre question"
SEND = "Demander"
CONVERSATION = "Conversation"
EXAMPLES = "Par exemple"

AROUND = "Autour de ce passage"
COPY = "Copier la citation"
USEFUL = "Utile"
USELESS = "Pas utile"
OPINION = "Votre avis"
UNFOLD = "Lire toute la citation"
AGAIN = "Question à reposer"
LOOK = "Question à regarder autrement"
ERASE = "Effacer"
EXPORT = "Exporter"
PRINT = "Imprimer"

COMMUNIQUE = "Communiqué"
PLACE = "Passage à ouvrir"
CLOSE = "Fermer"
FILES = "Fichiers"
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

MANAGE = "Gérer le corpus"
BACK = "Retour à la conversation"
SEARCH_LIST = "Chercher un titre ou une source"
SORT_BY = "Trier par"
SHOWN = "Montrer"
LIST_COMMAND = "Demande à la liste"
LIST_AGAIN = "Liste à relire"
LIST_CHANGE = "Changement du corpus"
TITLE_OF = "Titre"
SOURCE_OF = "Source"
DATE_OF = "Date"
DATE_EXAMPLES = "5 février 2024, 05/02/2024, février 2024 ou 2024"
SAVE = "Enregistrer"
UNDO_CORRECTIONS = "Rétablir ce que dit le fichier"
LEAVE = "Ne rien changer"
UNDO = "Annuler"
READ_TEXT = "Lire le texte"
NOT_STATED = "le texte n’en dit rien"
NOT_UNDERSTOOD = "Cette demande n’a pas été comprise. Rechargez la page."
