// (good:Good)-[:MADE_FROM]->(input:Good): the good is made from the input; `id` is the key good;input.
// Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index. Asked for without a direction, then with it: Neo4j 2026.09 ends a
// directed seek at the first relationship that is deleted meanwhile, and loses all that come after.
MATCH (good)-[r:MADE_FROM]-(input) USING INDEX SEEK r:MADE_FROM(id)
WHERE r.id > $last AND startNode(r) = good
  AND r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, good.id AS good, input.id AS input, r.required AS required, r.inputPerUnit AS inputPerUnit,
  r.unit AS unit, r.since AS since, r.row AS row
ORDER BY r.id LIMIT $limit;

// get
MATCH (good)-[r:MADE_FROM]-(input) USING INDEX SEEK r:MADE_FROM(id)
WHERE r.id IN $ids AND startNode(r) = good
  AND r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN r.id AS id, good.id AS good, input.id AS input, r.required AS required, r.inputPerUnit AS inputPerUnit,
  r.unit AS unit, r.since AS since, r.row AS row;

// end: it is replaced or dropped, but earlier generations keep it
MATCH ()-[r:MADE_FROM]->() USING INDEX SEEK r:MADE_FROM(id)
WHERE r.id IN $ids AND coalesce(r.until, 2147483647) = 2147483647
SET r.until = $generation, r.change = $change;

// put
UNWIND $rows AS row
MERGE (good:Good {id: row[1]})
MERGE (input:Good {id: row[2]})
CREATE (good)-[:MADE_FROM {id: row[0], required: row[3], inputPerUnit: row[4], unit: row[5], row: row[6],
  since: $generation}]->(input);
