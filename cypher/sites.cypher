// (:Party:Site) is a site. Rows are lists of the members in the order of `put`.

// page: in code-point order, from the index
MATCH (n:Party) USING INDEX SEEK n:Party(id)
WHERE n.id > $last AND n:Site AND n.since <= $generation
RETURN n.id AS id, n.organization AS organization, n.name AS name, n.country AS country, n.region AS region,
  n.within AS within, n.address AS address, n.latitude AS latitude, n.longitude AS longitude,
  n.unresolved AS unresolved, n.since AS since, n.row AS row
ORDER BY n.id LIMIT $limit;

// get
UNWIND $ids AS id
MATCH (n:Party {id: id}) USING INDEX SEEK n:Party(id)
WHERE n:Site AND n.since <= $generation
RETURN n.id AS id, n.organization AS organization, n.name AS name, n.country AS country, n.region AS region,
  n.within AS within, n.address AS address, n.latitude AS latitude, n.longitude AS longitude,
  n.unresolved AS unresolved, n.since AS since, n.row AS row;

// keep: as it was, for readers of earlier generations and for the change log
UNWIND $ids AS id
MATCH (n:Party {id: id}) USING INDEX SEEK n:Party(id)
CREATE (c:Change)
SET c = properties(n), c.table = 'sites', c.until = $generation, c.change = $change;

// put: makes it or replaces all of it
UNWIND $rows AS row
MERGE (n:Party {id: row[0]})
SET n = {id: row[0], organization: row[1], name: row[2], country: row[3], region: row[4], within: row[5],
  address: row[6], latitude: row[7], longitude: row[8], unresolved: row[9], row: row[10], since: $generation}
SET n:Site
REMOVE n:Organization;

// drop: the id stays, for others may name it
UNWIND $ids AS id
MATCH (n:Party {id: id}) USING INDEX SEEK n:Party(id)
SET n = {id: id}
REMOVE n:Site;
