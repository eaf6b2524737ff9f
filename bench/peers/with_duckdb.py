import duckdb
from graph_files import Question, answer

# A row is kept once for each stock, with the first distance that came: a breadth-first search in SQL.
STATEMENT = """
WITH RECURSIVE reached(stock, distance) USING KEY (stock) AS (
  SELECT stock, 0 FROM starts
  UNION
  SELECT DISTINCT arcs.feeding, reached.distance + 1
  FROM reached
  JOIN arcs ON arcs.fed = reached.stock
  LEFT JOIN recurring.reached AS known ON known.stock = arcs.feeding
  WHERE known.stock IS NULL
)
SELECT coalesce(reached.distance, -1)
FROM flagged LEFT JOIN reached ON reached.stock = flagged.stock
ORDER BY flagged.position
"""


def load(question):
    arcs, starts, flagged = question.arcs, question.starts, question.flagged
    connection = duckdb.connect()
    fed, feeding = arcs[:, 0].copy(), arcs[:, 1].copy()
    connection.register("given_arcs", {"fed": fed, "feeding": feeding})
    connection.execute("CREATE TABLE arcs AS SELECT fed, feeding FROM given_arcs ORDER BY fed")
    connection.execute("CREATE TABLE starts AS SELECT unnest(?) AS stock", [starts])
    connection.execute(
        "CREATE TABLE flagged AS SELECT unnest(?) AS stock, unnest(?) AS position", [flagged, list(range(len(flagged)))]
    )
    return connection


def search(connection, question):
    return [distance for (distance,) in connection.execute(STATEMENT).fetchall()]


answer(Question(), duckdb.__version__, load, search)
