// (:Party:Organization) is an organization. Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index
MATCH (n:Party) USING INDEX SEEK n:Party(id)
WHERE n.id > $last AND n:Organization AND n.since <= $generation
RETURN n.id AS id, n.name AS name, n.localName AS localName, n.aliases AS aliases, n.country AS country,
  n.region AS region, n.trader AS trader, n.identifiers AS identifiers, n.unresolved AS unresolved,
  n.since AS since, n.row AS row
ORDER BY n.id LIMIT $limit;

// get
UNWIND $ids AS id
MATCH (n:Party {id: id}) USING INDEX SEEK n:Party(id)
WHERE n:Organization AND n.since <= $generation
RETURN n.id AS id, n.name AS name, n.localName AS localName, n.aliases AS aliases, n.country AS country,
  n.region AS region, n.trader AS trader, n.identifiers AS identifiers, n.unresolved AS unresolved,
  n.since AS since, n.row AS row;

// keep: as it was, for readers of earlier generations and for the change log
UNWIND $ids AS id
MATCH (n:Party {id: id}) USING INDEX SEEK n:Party(id)
CREATE (c:Change)
SET c = properties(n), c.table = 'organizations', c.until = $generation, c.change = $change;

// put: makes it or replaces all of it
UNWIND $rows AS row
MERGE (n:Party {id: row[0]})
SET n = {id: row[0], name: row[1], localName: row[2], aliases: row[3], country: row[4], region: row[5],
  trader: row[6], identifiers: row[7], unresolved: row[8], row: row[9], since: $generation}
SET n:Organization
REMOVE n:Site;

// drop: the id stays, for others may name it
UNWIND $ids AS id
MATCH (n:Party {id: id}) USING INDEX SEEK n:Party(id)
SET n = {id: id}
REMOVE n:Organization;
