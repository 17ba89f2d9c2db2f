"""Shapes of input. What the input means is the services' to judge."""
