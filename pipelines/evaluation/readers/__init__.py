"""Gold of every format, read into pages; what is wrong with it is told by file and line."""

from pipelines.evaluation.readers.corpus import Corpus, read_corpus

__all__ = ["Corpus", "read_corpus"]
