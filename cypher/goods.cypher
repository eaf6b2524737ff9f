// (:Good) is a good. Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index
MATCH (n:Good) USING INDEX SEEK n:Good(id)
WHERE n.id > $last AND n.since <= $generation
RETURN n.id AS id, n.name AS name, n.hs AS hs, n.broader AS broader, n.raw AS raw, n.unresolved AS unresolved,
  n.since AS since, n.row AS row
ORDER BY n.id LIMIT $limit;

// get
UNWIND $ids AS id
MATCH (n:Good {id: id}) USING INDEX SEEK n:Good(id)
WHERE n.since <= $generation
RETURN n.id AS id, n.name AS name, n.hs AS hs, n.broader AS broader, n.raw AS raw, n.unresolved AS unresolved,
  n.since AS since, n.row AS row;

// keep: as it was, for readers of earlier generations and for the change log
UNWIND $ids AS id
MATCH (n:Good {id: id}) USING INDEX SEEK n:Good(id)
CREATE (c:Change)
SET c = properties(n), c.table = 'goods', c.until = $generation, c.change = $change;

// put: makes it or replaces all of it
UNWIND $rows AS row
MERGE (n:Good {id: row[0]})
SET n = {id: row[0], name: row[1], hs: row[2], broader: row[3], raw: row[4], unresolved: row[5], row: row[6],
  since: $generation};

// drop: the id stays, for others may name it
UNWIND $ids AS id
MATCH (n:Good {id: id}) USING INDEX SEEK n:Good(id)
SET n = {id: id};
