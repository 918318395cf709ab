"""Pictures: numbers in, artists out. Nothing in here knows of widgets."""
