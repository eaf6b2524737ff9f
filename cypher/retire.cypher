// Takes versions that ended by generation $oldest out of the graph. Records go on as (:Change), the change log; links
// that follow from a record just go. First each is given a `since` that no generation reaches, and only then deleted:
// a reader who meets one half deleted, with `since` and without `until`, would take it for one that goes on.

// supplies
MATCH (supplier)-[r:SUPPLIES]->(buyer) USING INDEX SEEK r:SUPPLIES(until)
WHERE r.until <= $oldest AND r.since < 2147483647
CALL (supplier, r, buyer) {
  CREATE (c:Change)
  SET c = properties(r), c.table = 'supplies', c.supplier = supplier.id, c.buyer = buyer.id
  SET r.since = 2147483647
} IN TRANSACTIONS OF 10000 ROWS;

// productions
MATCH (party)-[r:PRODUCES]->(good) USING INDEX SEEK r:PRODUCES(until)
WHERE r.until <= $oldest AND r.since < 2147483647
CALL (party, r, good) {
  CREATE (c:Change)
  SET c = properties(r), c.table = 'productions', c.party = party.id, c.good = good.id
  SET r.since = 2147483647
} IN TRANSACTIONS OF 10000 ROWS;

// ownerships
MATCH (owner)-[r:OWNS]->(owned) USING INDEX SEEK r:OWNS(until)
WHERE r.until <= $oldest AND r.since < 2147483647
CALL (owner, r, owned) {
  CREATE (c:Change)
  SET c = properties(r), c.table = 'ownerships', c.owner = owner.id, c.owned = owned.id
  SET r.since = 2147483647
} IN TRANSACTIONS OF 10000 ROWS;

// recipes
MATCH (good)-[r:MADE_FROM]->(input) USING INDEX SEEK r:MADE_FROM(until)
WHERE r.until <= $oldest AND r.since < 2147483647
CALL (good, r, input) {
  CREATE (c:Change)
  SET c = properties(r), c.table = 'recipes', c.good = good.id, c.input = input.id
  SET r.since = 2147483647
} IN TRANSACTIONS OF 10000 ROWS;

// operates
MATCH ()-[r:OPERATES]->() USING INDEX SEEK r:OPERATES(until)
WHERE r.until <= $oldest AND r.since < 2147483647
CALL (r) { SET r.since = 2147483647 } IN TRANSACTIONS OF 10000 ROWS;

// within
MATCH ()-[r:WITHIN]->() USING INDEX SEEK r:WITHIN(until)
WHERE r.until <= $oldest AND r.since < 2147483647
CALL (r) { SET r.since = 2147483647 } IN TRANSACTIONS OF 10000 ROWS;

// lies-in
MATCH ()-[r:LIES_IN]->() USING INDEX SEEK r:LIES_IN(until)
WHERE r.until <= $oldest AND r.since < 2147483647
CALL (r) { SET r.since = 2147483647 } IN TRANSACTIONS OF 10000 ROWS;

// broader
MATCH ()-[r:BROADER]->() USING INDEX SEEK r:BROADER(until)
WHERE r.until <= $oldest AND r.since < 2147483647
CALL (r) { SET r.since = 2147483647 } IN TRANSACTIONS OF 10000 ROWS;

// delete-supplies
MATCH ()-[r:SUPPLIES]->() USING INDEX SEEK r:SUPPLIES(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// delete-productions
MATCH ()-[r:PRODUCES]->() USING INDEX SEEK r:PRODUCES(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// delete-ownerships
MATCH ()-[r:OWNS]->() USING INDEX SEEK r:OWNS(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// delete-recipes
MATCH ()-[r:MADE_FROM]->() USING INDEX SEEK r:MADE_FROM(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// delete-operates
MATCH ()-[r:OPERATES]->() USING INDEX SEEK r:OPERATES(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// delete-within
MATCH ()-[r:WITHIN]->() USING INDEX SEEK r:WITHIN(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// delete-lies-in
MATCH ()-[r:LIES_IN]->() USING INDEX SEEK r:LIES_IN(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;

// delete-broader
MATCH ()-[r:BROADER]->() USING INDEX SEEK r:BROADER(until)
WHERE r.until <= $oldest
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;
