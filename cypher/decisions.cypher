// (:Decision) is a line of the review log; `body` is all of it as JSON, the other members are for people.
// Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index
MATCH (n:Decision) USING INDEX SEEK n:Decision(id)
WHERE n.id > $last AND n.since <= $generation
RETURN n.id AS id, n.body AS body, n.since AS since, n.row AS row
ORDER BY n.id LIMIT $limit;

// get
UNWIND $ids AS id
MATCH (n:Decision {id: id}) USING INDEX SEEK n:Decision(id)
WHERE n.since <= $generation
RETURN n.id AS id, n.body AS body, n.since AS since, n.row AS row;

// keep: as it was, for readers of earlier generations and for the change log
UNWIND $ids AS id
MATCH (n:Decision {id: id}) USING INDEX SEEK n:Decision(id)
CREATE (c:Change)
SET c = properties(n), c.table = 'decisions', c.until = $generation, c.change = $change;

// put: makes it or replaces all of it
UNWIND $rows AS row
MERGE (n:Decision {id: row[0]})
SET n = {id: row[0], partyName: row[1], listedName: row[2], verdict: row[3], reviewer: row[4], body: row[5],
  row: row[6], since: $generation};

// drop: after `keep`
UNWIND $ids AS id
MATCH (n:Decision {id: id}) USING INDEX SEEK n:Decision(id)
DELETE n;
