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
    """Zeroes after the step, and once before the first; nll of log-softmax."""
    model = build(state)
    model.zero_grad()
    model.train()
    optimiser = torch.optim.SGD(model.parameters(), lr)
    losses = []
    for _ in range(steps):
        loss = F.nll_loss(F.log_softmax(model(X), dim=-1), Y)
        loss.backward()
        optimiser.step()
        model.zero_grad()
        losses.append(loss.item())
    model.eval()
    with torch.no_grad():
        right = [int(row.argmax()) == int(label) for row, label in zip(model(X), Y)]
    return losses, sum(right) / len(right), dict(model.state_dict())
