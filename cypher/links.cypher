// Links that follow from a member of a record. They begin and end with it, in generations, as records do.
// Rows are [id of the record, id or code of what it names].

// make-operates: (:Organization)-[:OPERATES]->(:Site)
UNWIND $rows AS row
MERGE (site:Party {id: row[0]})
MERGE (organization:Party {id: row[1]})
CREATE (organization)-[:OPERATES {since: $generation}]->(site);

// end-operates
UNWIND $ids AS id
MATCH (site:Party {id: id})<-[r:OPERATES]-() USING INDEX SEEK site:Party(id)
WHERE coalesce(r.until, 2147483647) = 2147483647
SET r.until = $generation;

// make-within: (:Site)-[:WITHIN]->(:Site)
UNWIND $rows AS row
MERGE (site:Party {id: row[0]})
MERGE (area:Party {id: row[1]})
CREATE (site)-[:WITHIN {since: $generation}]->(area);

// end-within
UNWIND $ids AS id
MATCH (site:Party {id: id})-[r:WITHIN]->() USING INDEX SEEK site:Party(id)
WHERE coalesce(r.until, 2147483647) = 2147483647
SET r.until = $generation;

// make-lies-in: (:Party)-[:LIES_IN]->(:Region)
UNWIND $rows AS row
MERGE (party:Party {id: row[0]})
MERGE (region:Region {code: row[1]})
CREATE (party)-[:LIES_IN {since: $generation}]->(region);

// end-lies-in
UNWIND $ids AS id
MATCH (party:Party {id: id})-[r:LIES_IN]->() USING INDEX SEEK party:Party(id)
WHERE coalesce(r.until, 2147483647) = 2147483647
SET r.until = $generation;

// make-broader: (:Good)-[:BROADER]->(:Good)
UNWIND $rows AS row
MERGE (good:Good {id: row[0]})
MERGE (broader:Good {id: row[1]})
CREATE (good)-[:BROADER {since: $generation}]->(broader);

// end-broader
UNWIND $ids AS id
MATCH (good:Good {id: id})-[r:BROADER]->() USING INDEX SEEK good:Good(id)
WHERE coalesce(r.until, 2147483647) = 2147483647
SET r.until = $generation;

// make-regions: a place and what it lies in, which never changes; rows are [code, code or null]
UNWIND $rows AS row
MERGE (region:Region {code: row[0]})
FOREACH (code IN CASE WHEN row[1] IS NULL THEN [] ELSE [row[1]] END |
  MERGE (outer:Region {code: code})
  MERGE (region)-[:LIES_IN]->(outer));

// sites-of: the sites that these organizations operate
UNWIND $ids AS id
MATCH (organization:Party {id: id})-[r:OPERATES]->(site) USING INDEX SEEK organization:Party(id)
WHERE r.since <= $generation AND coalesce(r.until, $generation + 1) > $generation
RETURN site.id AS id;
