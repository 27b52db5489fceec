import math

import numpy as np


def gelu_silu(x):
    """(gelu, silu, gelu_grad, silu_grad), in float64 and cast back at the end."""
    z = x.astype(np.float64)
    near = np.clip(z, -50.0, 50.0)  # beyond, every factor has reached its limit
    phi = np.array([0.5 * (1.0 + math.erf(v / math.sqrt(2.0))) for v in near.ravel()]).reshape(z.shape)
    density = np.exp(-0.5 * near * near) / math.sqrt(2.0 * math.pi)
    with np.errstate(all="ignore"):
        sigma = np.exp(z) / (1.0 + np.exp(z))
    right = z > 50.0
    gelu = np.where(right, z, near * phi)
    silu = np.where(right, z, near * sigma)
    gelu_grad = phi + near * density
    silu_grad = sigma + near * sigma * (1.0 - sigma)
    return tuple(part.astype(x.dtype) for part in (gelu, silu, gelu_grad, silu_grad))
