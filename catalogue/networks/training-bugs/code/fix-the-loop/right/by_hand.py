import torch
import torch.nn.functional as F
from torch import nn


def build(state):
    """The model, as some earlier code left it: in evaluation mode, with old gradients. Leave this function as it is."""
    torch.manual_seed(0)
    hidden, inputs = state["0.weight"].shape
    layers = [nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, state["last.weight"].shape[0])]
    if "1.weight" in state:
        layers[1:1] = [nn.BatchNorm1d(hidden)]
        layers[3:3] = [nn.Dropout(0.25)]
    model = nn.Sequential(*layers)
    last = str(len(layers) - 1)
    model.load_state_dict({name.replace("last", last): value for name, value in state.items()})
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)
    return model.eval()


def fix_the_loop(state, X, Y, steps, lr):
    """Takes the gradients from torch.autograd.grad and steps by hand."""
    model = build(state).train()
    parameters = list(model.parameters())
    losses = []
    for _ in range(steps):
        logits = model(X)
        loss = (torch.logsumexp(logits, dim=1) - logits[torch.arange(len(Y)), Y]).mean()
        losses.append(float(loss))
        for parameter, slope in zip(parameters, torch.autograd.grad(loss, parameters)):
            parameter.data -= lr * slope
    model.train(False)
    with torch.inference_mode():
        hits = (model(X).max(dim=1).indices == Y).sum().item()
    return losses, hits / len(Y), {name: value.clone() for name, value in model.state_dict().items()}
