// Takes versions that ended by generation $oldest out of the graph. Records go on as (:Change), the change log; links
// that follow from a record just go.

// supplies
MATCH (supplier)-[r:SUPPLIES]->(buyer) USING INDEX SEEK r:SUPPLIES(until)
WHERE r.until <= $oldest
CALL (supplier, r, buyer) {
  CREATE (c:Change)
  SET c = properties(r), c.table = 'supplies', c.supplier = supplier.id, c.buyer = buyer.id
  DELETE r
} IN TRANSACTIONS OF 10000 ROWS;

// productions
MATCH (party)-[r:PRODUCES]->(good) USING INDEX SEEK r:PRODUCES(until)
WHERE r.until <= $oldest
CALL (party, r, good) {
  CREATE (c:Change)
  SET c = properties(r), c.table = 'productions', c.party = party.id, c.good = good.id
  DELETE r
} IN TRANSACTIONS OF 10000 ROWS;

// ownerships
MATCH (owner)-[r:OWNS]->(owned) USING INDEX SEEK r:OWNS(until)
WHERE r.until <= $oldest
CALL (owner, r, owned) {
  CREATE (c:Change)
  SET c = properties(r), c.table = 'ownerships', c.owner = owner.id, c.owned = owned.id
  DELETE r
} IN TRANSACTIONS OF 10000 ROWS;

// recipes
MATCH (good)-[r:MADE_FROM]->(input) USING INDEX SEEK r:MADE_FROM(until)
WHERE r.until <= $oldest
CALL (good, r, input) {
  CREATE (c:Change)
  SET c = properties(r), c.table = 'recipes', c.good = good.id, c.input = input.id
  DELETE r
} IN TRANSACTIONS OF 10000 ROWS;

// operates
MATCH ()-[r:OPERATES]->() USING INDEX SEEK r:OPERATES(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// within
MATCH ()-[r:WITHIN]->() USING INDEX SEEK r:WITHIN(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// lies-in
MATCH ()-[r:LIES_IN]->() USING INDEX SEEK r:LIES_IN(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// broader
MATCH ()-[r:BROADER]->() USING INDEX SEEK r:BROADER(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;
