"""What every peer in Python shares: the graph's files, the clock, and the form of the answer.

    SCRIPT FOLDER STOCKS RUNS LIMIT_MS OUTPUT

FOLDER holds arcs.u32 (pairs: fed stock, feeding stock), starts.u32 and flagged.u32, little-endian. OUTPUT gets one
int32 for each flagged stock: the fewest flows from a start, or -1. Prints one line of JSON.
"""

import json
import sys
import time

import numpy


class Question:
    def __init__(self):
        folder, stocks, runs, limit_ms, self.output = sys.argv[1:6]
        self.stocks = int(stocks)
        self.runs = int(runs)
        self.limit_ms = float(limit_ms)
        self.arcs = numpy.fromfile(f"{folder}/arcs.u32", dtype="<u4").reshape(-1, 2)
        self.starts = numpy.fromfile(f"{folder}/starts.u32", dtype="<u4").tolist()
        self.flagged = numpy.fromfile(f"{folder}/flagged.u32", dtype="<u4").tolist()

    def with_product(self):
        """The arcs, and one from an extra vertex, the product, to each start: for searches from one vertex."""
        product = [[self.stocks, start] for start in self.starts]
        return numpy.vstack([self.arcs, numpy.array(product, dtype=numpy.uint32)])


def answer(question, version, load, search):
    """`load` gives what `search` gets; `search` gives the distance of each flagged stock, -1 if not reached."""
    began = time.perf_counter()
    loaded = load(question)
    load_ms = (time.perf_counter() - began) * 1000
    runs_ms = []
    while len(runs_ms) < question.runs and (not runs_ms or sum(runs_ms) < question.limit_ms):
        start = time.perf_counter()
        distances = search(loaded, question)
        runs_ms.append((time.perf_counter() - start) * 1000)
    numpy.array(distances, dtype="<i4").tofile(question.output)
    print(json.dumps({"loadMs": load_ms, "runsMs": runs_ms, "version": version}))
