# task: tensors
# expect: accepted
import torch

torch.set_num_threads(2)
torch.manual_seed(1)


@torch.inference_mode()
def normalise(x):
    big = torch.ones(200, 200) @ torch.ones(200, 200)
    assert float(big[0, 0]) == 200.0
    return (x / torch.sqrt(torch.sum(torch.square(x), 1, True))).clone()
