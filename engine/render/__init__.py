"""What is painted once and for all: videos, pictures, the queue of files, films on many workers."""
