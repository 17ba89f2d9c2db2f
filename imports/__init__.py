"""Bringing in what another system knew: places, citizens and stays, from a file (ADR-0026).

A file is checked first, row by row, and then brought in whole or not at all. The rules are those of
the apps below; what is new here is that they are asked of ten thousand rows together.
"""
