"""Pictures, films and sound: where frames come from, where they go, and what they are made of."""
