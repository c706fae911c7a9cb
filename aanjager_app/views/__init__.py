"""The window: all Qt lives here, and no rule of the domain does."""
