import numpy as np


def mutual_information(joint):
    """Mutual information in nats of the row and the column variable."""
    # 1. nan where it is no table
    # 2. probabilities, both margins and their product
    # 3. the sum over the cells that are not empty
    raise NotImplementedError("mutual_information is still to be written")
