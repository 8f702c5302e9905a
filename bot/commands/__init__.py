"""The commands of `kikitori`, one file each, imported only when they are called."""
