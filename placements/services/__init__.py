"""What people do with places and stays: one function per verb, one file per subject."""
