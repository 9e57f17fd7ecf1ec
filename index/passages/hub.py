"""A model that a person names, by its folder or by its name on the hub: loaded, or refused in one French line."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from index.values.errors import DixitError


@contextmanager
def loading(name: str) -> Iterator[None]:
    """Goes around what loads the model `name`, the import of its library included.

    Raises DixitError for a model that is not there, or not whole.
    """
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    for library in ("huggingface_hub", "sentence_transformers"):
        logging.getLogger(library).setLevel(logging.ERROR)  # what fails is told in one French line
    try:
        yield
    except (OSError, ValueError) as error:
        raise DixitError(
            f"Le modèle « {name} » ne peut pas être chargé : vérifiez son nom ou son dossier, et la connexion."
        ) from error
