"""From what a letter has to say to a document: ordinary, easy to read, or to a municipality."""
