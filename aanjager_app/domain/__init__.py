"""Value types, enumerations, rules and errors: pure, standard library only."""
