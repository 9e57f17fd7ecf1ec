"""Arrays of numbers, as all who compare vectors pass them on."""

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]
