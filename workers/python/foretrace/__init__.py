"""Foretrace's recorder: runs a Python program and writes down what it did."""

from .runner import run, run_next

__all__ = ["run", "run_next"]
