"""The objects behind the window that act: no widgets here. Each lives on the GUI thread and never blocks it."""
