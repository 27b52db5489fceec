import numpy as np


def mutual_information(joint):
    """Mutual information in nats of the row and the column variable; ValueError for what is no table."""
    # 1. is it a table of counts or probabilities?
    # 2. probabilities, both margins and their product
    # 3. the sum over the cells that are not empty
    raise NotImplementedError("mutual_information is still to be written")
