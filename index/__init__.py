"""Texts → searchable passages."""

import os

# Before numpy is loaded. A question multiplies small matrices: a second thread takes longer to wake than to be done
# without, and waits for a core that another program holds. PyTorch, which larger models run on, keeps its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
