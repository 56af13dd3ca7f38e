"""What a truth or a judge needs to know from Python: programs that run to their end or not, expressions and their values.

Every request has a namespace, limits and a silence of its own. Nothing is recorded here.
"""

from .service import answer, answer_batch, rest

__all__ = ["answer", "answer_batch", "rest"]
