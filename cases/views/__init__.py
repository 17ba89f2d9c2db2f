"""Pages about citizens, their stays and their stars."""
