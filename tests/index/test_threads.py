import os
import subprocess
import sys

_BLAS = "import index, numpy, threadpoolctl; print(*(one['num_threads'] for one in threadpoolctl.threadpool_info()))"


def test_small_matrices_are_multiplied_by_one_thread() -> None:
    free = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", _BLAS], env=free, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"1"}
