"""A package, so that no other package of this name that something has installed can stand in its place."""
