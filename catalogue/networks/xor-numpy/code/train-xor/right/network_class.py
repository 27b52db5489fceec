"""A small class: forward keeps what backward needs, step applies the gradients."""

import numpy as np


class Network:
    def __init__(self, seed, hidden):
        rs = np.random.RandomState(seed)
        self.params = {"W1": rs.randn(2, hidden), "W2": rs.randn(hidden, 1) * np.sqrt(2.0 / hidden)}
        self.params |= {"b1": np.zeros(hidden), "b2": np.zeros(1)}

    def forward(self, inputs):
        self.inputs = inputs
        self.sums = inputs.dot(self.params["W1"]) + self.params["b1"]
        self.values = self.sums * (self.sums > 0)
        self.logits = self.values.dot(self.params["W2"]) + self.params["b2"]
        return 0.5 + 0.5 * np.tanh(self.logits / 2)

    def gradients(self, error):
        hidden_error = error.dot(self.params["W2"].T) * (self.sums > 0)
        return {
            "W2": self.values.T.dot(error) / 4,
            "b2": error.mean(axis=0),
            "W1": self.inputs.T.dot(hidden_error) / 4,
            "b1": hidden_error.mean(axis=0),
        }

    def step(self, gradients, lr):
        for name, gradient in gradients.items():
            self.params[name] = self.params[name] - lr * gradient


def train_xor(seed, lr=0.5, epochs=5000, hidden=8):
    X = np.array([(i >> 1, i & 1) for i in range(4)], dtype=float)
    y = (X[:, :1] != X[:, 1:]).astype(float)
    network, losses = Network(seed, hidden), []
    for _ in range(epochs):
        p = network.forward(X)
        losses.append(np.logaddexp(0, (1 - 2 * y) * network.logits).mean())
        network.step(network.gradients(p - y), lr)
    return network.forward(X)[:, 0], losses
