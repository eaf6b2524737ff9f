// (supplier:Party)-[:SUPPLIES]->(buyer:Party): the supplier delivers a good to the buyer; no `good`: not known.
// Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index. Asked for without a direction, then with it: Neo4j 2026.09 ends a
// directed seek at the first relationship that is deleted meanwhile, and loses all that come after.
MATCH (supplier)-[r:SUPPLIES]-(buyer) USING INDEX SEEK r:SUPPLIES(id)
WHERE r.id > $last AND startNode(r) = supplier
  AND r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, supplier.id AS supplier, buyer.id AS buyer, r.good AS good, r.from AS from, r.to AS to,
  r.quantity AS quantity, r.unit AS unit, r.basis AS basis, r.documents AS documents, r.since AS since,
  r.row AS row
ORDER BY r.id LIMIT $limit;

// get
MATCH (supplier)-[r:SUPPLIES]-(buyer) USING INDEX SEEK r:SUPPLIES(id)
WHERE r.id IN $ids AND startNode(r) = supplier
  AND r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, supplier.id AS supplier, buyer.id AS buyer, r.good AS good, r.from AS from, r.to AS to,
  r.quantity AS quantity, r.unit AS unit, r.basis AS basis, r.documents AS documents, r.since AS since,
  r.row AS row;

// end: it is replaced or dropped, but earlier generations keep it
MATCH ()-[r:SUPPLIES]->() USING INDEX SEEK r:SUPPLIES(id)
WHERE r.id IN $ids AND coalesce(r.until, 2147483647) = 2147483647
SET r.until = $generation, r.change = $change;

// put
UNWIND $rows AS row
MERGE (supplier:Party {id: row[1]})
MERGE (buyer:Party {id: row[2]})
CREATE (supplier)-[:SUPPLIES {id: row[0], good: row[3], from: row[4], to: row[5], quantity: row[6], unit: row[7],
  basis: row[8], documents: row[9], row: row[10], since: $generation}]->(buyer);

// into: supplies to these parties
UNWIND $ids AS id
MATCH (buyer:Party {id: id})<-[r:SUPPLIES]-(supplier) USING INDEX SEEK buyer:Party(id)
WHERE r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, supplier.id AS supplier, buyer.id AS buyer, r.good AS good, r.from AS from, r.to AS to,
  r.quantity AS quantity, r.unit AS unit, r.basis AS basis, r.documents AS documents, r.since AS since,
  r.row AS row;

// deliveries: which goods these parties have delivered to anyone
UNWIND $ids AS id
MATCH (supplier:Party {id: id})-[r:SUPPLIES]->() USING INDEX SEEK supplier:Party(id)
WHERE r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN DISTINCT supplier.id AS party, r.good AS good;
