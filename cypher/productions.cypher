// (party:Party)-[:PRODUCES]->(good:Good): the party makes the good.
// Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index. Asked for without a direction, then with it: Neo4j 2026.09 ends a
// directed seek at the first relationship that is deleted meanwhile, and loses all that come after.
MATCH (party)-[r:PRODUCES]-(good) USING INDEX SEEK r:PRODUCES(id)
WHERE r.id > $last AND startNode(r) = party
  AND r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, party.id AS party, good.id AS good, r.inputs AS inputs, r.from AS from, r.to AS to,
  r.quantity AS quantity, r.unit AS unit, r.basis AS basis, r.documents AS documents, r.since AS since,
  r.row AS row
ORDER BY r.id LIMIT $limit;

// get
MATCH (party)-[r:PRODUCES]-(good) USING INDEX SEEK r:PRODUCES(id)
WHERE r.id IN $ids AND startNode(r) = party
  AND r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, party.id AS party, good.id AS good, r.inputs AS inputs, r.from AS from, r.to AS to,
  r.quantity AS quantity, r.unit AS unit, r.basis AS basis, r.documents AS documents, r.since AS since,
  r.row AS row;

// end: it is replaced or dropped, but earlier generations keep it
MATCH ()-[r:PRODUCES]->() USING INDEX SEEK r:PRODUCES(id)
WHERE r.id IN $ids AND coalesce(r.until, 2147483647) = 2147483647
SET r.until = $generation, r.change = $change;

// put
UNWIND $rows AS row
MERGE (party:Party {id: row[1]})
MERGE (good:Good {id: row[2]})
CREATE (party)-[:PRODUCES {id: row[0], inputs: row[3], from: row[4], to: row[5], quantity: row[6], unit: row[7],
  basis: row[8], documents: row[9], row: row[10], since: $generation}]->(good);

// at: productions by these parties
UNWIND $ids AS id
MATCH (party:Party {id: id})-[r:PRODUCES]->(good) USING INDEX SEEK party:Party(id)
WHERE r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, party.id AS party, good.id AS good, r.inputs AS inputs, r.from AS from, r.to AS to,
  r.quantity AS quantity, r.unit AS unit, r.basis AS basis, r.documents AS documents, r.since AS since,
  r.row AS row;
