// (:Measure) is a measure; `body` is all of it as JSON, the other members are for people.
// Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index
MATCH (n:Measure) USING INDEX SEEK n:Measure(id)
WHERE n.id > $last AND n.since <= $generation
RETURN n.id AS id, n.title AS title, n.consequence AS consequence, n.body AS body, n.since AS since, n.row AS row
ORDER BY n.id LIMIT $limit;

// get
UNWIND $ids AS id
MATCH (n:Measure {id: id}) USING INDEX SEEK n:Measure(id)
WHERE n.since <= $generation
RETURN n.id AS id, n.title AS title, n.consequence AS consequence, n.body AS body, n.since AS since, n.row AS row;

// keep: as it was, for readers of earlier generations and for the change log
UNWIND $ids AS id
MATCH (n:Measure {id: id}) USING INDEX SEEK n:Measure(id)
CREATE (c:Change)
SET c = properties(n), c.table = 'measures', c.until = $generation, c.change = $change;

// put: makes it or replaces all of it
UNWIND $rows AS row
MERGE (n:Measure {id: row[0]})
SET n = {id: row[0], title: row[1], consequence: row[2], body: row[3], row: row[4], since: $generation};

// drop: after `keep`
UNWIND $ids AS id
MATCH (n:Measure {id: id}) USING INDEX SEEK n:Measure(id)
DETACH DELETE n;
