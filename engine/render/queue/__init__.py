"""The queue of files to be repainted, kept from one day to the next."""
