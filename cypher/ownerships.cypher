// (owner:Party)-[:OWNS]->(owned:Party): the owner holds a share of the owned.
// Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index. Asked for without a direction, then with it: Neo4j 2026.09 ends a
// directed seek at the first relationship that is deleted meanwhile, and loses all that come after.
MATCH (owner)-[r:OWNS]-(owned) USING INDEX SEEK r:OWNS(id)
WHERE r.id > $last AND startNode(r) = owner
  AND r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, owner.id AS owner, owned.id AS owned, r.sharePercent AS sharePercent, r.from AS from,
  r.to AS to, r.basis AS basis, r.documents AS documents, r.since AS since, r.row AS row
ORDER BY r.id LIMIT $limit;

// get
MATCH (owner)-[r:OWNS]-(owned) USING INDEX SEEK r:OWNS(id)
WHERE r.id IN $ids AND startNode(r) = owner
  AND r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, owner.id AS owner, owned.id AS owned, r.sharePercent AS sharePercent, r.from AS from,
  r.to AS to, r.basis AS basis, r.documents AS documents, r.since AS since, r.row AS row;

// end: it is replaced or dropped, but earlier generations keep it
MATCH ()-[r:OWNS]->() USING INDEX SEEK r:OWNS(id)
WHERE r.id IN $ids AND coalesce(r.until, 2147483647) = 2147483647
SET r.until = $generation, r.change = $change;

// put
UNWIND $rows AS row
MERGE (owner:Party {id: row[1]})
MERGE (owned:Party {id: row[2]})
CREATE (owner)-[:OWNS {id: row[0], sharePercent: row[3], from: row[4], to: row[5], basis: row[6],
  documents: row[7], row: row[8], since: $generation}]->(owned);

// into: shares in these organizations
UNWIND $ids AS id
MATCH (owned:Party {id: id})<-[r:OWNS]-(owner) USING INDEX SEEK owned:Party(id)
WHERE r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, owner.id AS owner, owned.id AS owned, r.sharePercent AS sharePercent, r.from AS from,
  r.to AS to, r.basis AS basis, r.documents AS documents, r.since AS since, r.row AS row;
