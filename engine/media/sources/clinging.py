"""What is said of a file or a stream that does not let go at the end (`engine.protocols.ClingingSource`)."""

FILE = "The file does not let go; the disk it lies on may not answer."
STREAM = "The stream does not let go yet; it ends once the network answers or is given up."
