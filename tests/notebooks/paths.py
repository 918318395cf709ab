"""Where the notebooks are: those in English, and a folder for each further language."""

from tools.store_notebooks import FOLDERS

NOTEBOOK_FOLDER = FOLDERS["en"]
