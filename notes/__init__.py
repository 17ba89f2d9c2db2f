"""What is written of a stay from day to day: notes, what to know first, who handles medicine and
wounds, and who has read what the last shift wrote."""
