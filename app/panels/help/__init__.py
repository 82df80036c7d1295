"""The help menu's dialogues and the tips of the first start."""
