// (:Document) is a document. Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index
MATCH (n:Document) USING INDEX SEEK n:Document(id)
WHERE n.id > $last AND n.since <= $generation
RETURN n.id AS id, n.type AS type, n.title AS title, n.issuer AS issuer, n.date AS date, n.uri AS uri,
  n.sha256 AS sha256, n.unresolved AS unresolved, n.since AS since, n.row AS row
ORDER BY n.id LIMIT $limit;

// get
UNWIND $ids AS id
MATCH (n:Document {id: id}) USING INDEX SEEK n:Document(id)
WHERE n.since <= $generation
RETURN n.id AS id, n.type AS type, n.title AS title, n.issuer AS issuer, n.date AS date, n.uri AS uri,
  n.sha256 AS sha256, n.unresolved AS unresolved, n.since AS since, n.row AS row;

// keep: as it was, for readers of earlier generations and for the change log
UNWIND $ids AS id
MATCH (n:Document {id: id}) USING INDEX SEEK n:Document(id)
CREATE (c:Change)
SET c = properties(n), c.table = 'documents', c.until = $generation, c.change = $change;

// put: makes it or replaces all of it
UNWIND $rows AS row
MERGE (n:Document {id: row[0]})
SET n = {id: row[0], type: row[1], title: row[2], issuer: row[3], date: row[4], uri: row[5], sha256: row[6],
  unresolved: row[7], row: row[8], since: $generation};

// drop: after `keep`
UNWIND $ids AS id
MATCH (n:Document {id: id}) USING INDEX SEEK n:Document(id)
DELETE n;
