"""What the child process opens: one kind of container a module, each answering with plain words and numbers."""
