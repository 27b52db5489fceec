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


def train(model, X, Y, steps, lr):
    optimiser = torch.optim.SGD(model.parameters(), lr=lr)
    model.train()
    losses = []
    for _ in range(steps):
        optimiser.zero_grad()
        loss = F.nll_loss(torch.softmax(model(X), dim=1), Y)
        losses.append(loss.item())
        loss.backward()
        optimiser.step()
    return losses


def evaluate(model, X, Y):
    model.eval()
    with torch.no_grad():
        logits = model(X)
    return (logits.argmax(dim=1) == Y).float().mean().item()


def fix_the_loop(state, X, Y, steps, lr):
    """(losses before each step, accuracy afterwards, final state)."""
    model = build(state)
    losses = train(model, X, Y, steps, lr)
    accuracy = evaluate(model, X, Y)
    return losses, accuracy, dict(model.state_dict())
