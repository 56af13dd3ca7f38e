"""A slow recorder on sys.settrace: what the fast one has to equal. README.md says how."""
