"""In what the large products of a step are made: in bfloat16 where the processor multiplies it, which others imitate
forty times more slowly than they multiply single precision."""

import torch

SHORT = torch.backends.cpu.get_cpu_capability() == "AVX512"
PRODUCTS = torch.bfloat16 if SHORT else torch.float32
