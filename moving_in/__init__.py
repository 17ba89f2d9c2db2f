"""Moving in: the contract with rules and inventory, savings, who helps from day to day, and how the
citizen wants it."""
