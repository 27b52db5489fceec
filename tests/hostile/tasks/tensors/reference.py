def normalise(x):
    return x / (x * x).sum(dim=-1, keepdim=True).sqrt()
