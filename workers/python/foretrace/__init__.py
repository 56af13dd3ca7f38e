"""Foretrace's recorder: runs a Python program and writes down what it did."""

from .runner import run

__all__ = ["run"]
