# threat: 17
# task: attention
# expect: forbidden
def attention(q, k, v):
    return (q @ k.T / q.shape[-1] ** 0.5).softmax(-1) @ v
