# task: softmax
# expect: accepted
# -*- coding: utf-8 -*-
"""Größen und Logits: σ(z)ᵢ = exp(zᵢ − max z) / Σⱼ exp(zⱼ − max z)."""
import numpy as np


def softmax(ζ: "np.ndarray") -> "np.ndarray":
    λ = np.exp(ζ - ζ.max(axis=-1, keepdims=True))
    print("Σ =", λ.sum(), "→ ✓ 漢字 🙂")
    return λ / λ.sum(axis=-1, keepdims=True)
