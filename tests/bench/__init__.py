"""`make bench`: how much one core can carry, beside two common stacks that do far less, in one run."""
