"""The fold of a store, kept beside its log so that it need not be made again."""
