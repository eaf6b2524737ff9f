// Takes back what an import wrote that was not committed: everything of a generation after $generation. Each row asks
// whether the import that tidies up is still the one that may, in case its lock was lost on the way.

// begin: an earlier attempt may have broken off while it deleted changes; from here on those that are left count again
MATCH (s:Store {id: 'headwater', token: $token})
SET s.cleanupCount = s.cleanupCount + s.cleanupCount % 2;

// links: what was made
MATCH ()-[r:SUPPLIES|PRODUCES|OWNS|MADE_FROM|OPERATES|WITHIN|LIES_IN|BROADER]->()
WHERE r.since > $generation
CALL (r) {
  MATCH (:Store {id: 'headwater', token: $token})
  DELETE r
} IN TRANSACTIONS OF 10000 ROWS;

// ends: what was ended goes on. `until` is not taken away again: a reader on its way from one member to the next would
// lose those that come after it.
MATCH ()-[r:SUPPLIES|PRODUCES|OWNS|MADE_FROM|OPERATES|WITHIN|LIES_IN|BROADER]->()
WHERE r.until > $generation AND r.until < 2147483647
CALL (r) {
  MATCH (:Store {id: 'headwater', token: $token})
  SET r.until = 2147483647
} IN TRANSACTIONS OF 10000 ROWS;

// parties: what is new
MATCH (n:Party) WHERE n.since > $generation
CALL (n) {
  MATCH (:Store {id: 'headwater', token: $token})
  SET n = {id: n.id}
  REMOVE n:Organization:Site
} IN TRANSACTIONS OF 10000 ROWS;

// goods
MATCH (n:Good) WHERE n.since > $generation
CALL (n) {
  MATCH (:Store {id: 'headwater', token: $token})
  SET n = {id: n.id}
} IN TRANSACTIONS OF 10000 ROWS;

// documents
MATCH (n:Document) WHERE n.since > $generation
CALL (n) {
  MATCH (:Store {id: 'headwater', token: $token})
  DELETE n
} IN TRANSACTIONS OF 10000 ROWS;

// decisions
MATCH (n:Decision) WHERE n.since > $generation
CALL (n) {
  MATCH (:Store {id: 'headwater', token: $token})
  DELETE n
} IN TRANSACTIONS OF 10000 ROWS;

// measures: not deleted, for stocks that the former one covers stay marked
MATCH (n:Measure) WHERE n.since > $generation
CALL (n) {
  MATCH (:Store {id: 'headwater', token: $token})
  SET n = {id: n.id}
} IN TRANSACTIONS OF 10000 ROWS;

// former-organizations: what was replaced or dropped comes back; its (:Change) stays until `changes`, so that a
// reader finds it in one place or the other
MATCH (c:Change) WHERE c.until > $generation AND c.since <= $generation AND c.table = 'organizations'
CALL (c) {
  MATCH (:Store {id: 'headwater', token: $token})
  MERGE (n:Party {id: c.id})
  SET n = properties(c), n:Organization
  REMOVE n.table, n.until, n.change, n:Site
} IN TRANSACTIONS OF 10000 ROWS;

// former-sites
MATCH (c:Change) WHERE c.until > $generation AND c.since <= $generation AND c.table = 'sites'
CALL (c) {
  MATCH (:Store {id: 'headwater', token: $token})
  MERGE (n:Party {id: c.id})
  SET n = properties(c), n:Site
  REMOVE n.table, n.until, n.change, n:Organization
} IN TRANSACTIONS OF 10000 ROWS;

// former-goods
MATCH (c:Change) WHERE c.until > $generation AND c.since <= $generation AND c.table = 'goods'
CALL (c) {
  MATCH (:Store {id: 'headwater', token: $token})
  MERGE (n:Good {id: c.id})
  SET n = properties(c)
  REMOVE n.table, n.until, n.change
} IN TRANSACTIONS OF 10000 ROWS;

// former-documents
MATCH (c:Change) WHERE c.until > $generation AND c.since <= $generation AND c.table = 'documents'
CALL (c) {
  MATCH (:Store {id: 'headwater', token: $token})
  MERGE (n:Document {id: c.id})
  SET n = properties(c)
  REMOVE n.table, n.until, n.change
} IN TRANSACTIONS OF 10000 ROWS;

// former-measures
MATCH (c:Change) WHERE c.until > $generation AND c.since <= $generation AND c.table = 'measures'
CALL (c) {
  MATCH (:Store {id: 'headwater', token: $token})
  MERGE (n:Measure {id: c.id})
  SET n = properties(c)
  REMOVE n.table, n.until, n.change
} IN TRANSACTIONS OF 10000 ROWS;

// former-decisions
MATCH (c:Change) WHERE c.until > $generation AND c.since <= $generation AND c.table = 'decisions'
CALL (c) {
  MATCH (:Store {id: 'headwater', token: $token})
  MERGE (n:Decision {id: c.id})
  SET n = properties(c)
  REMOVE n.table, n.until, n.change
} IN TRANSACTIONS OF 10000 ROWS;

// bare-parties: ids that nothing names any more
MATCH (n:Party) WHERE n.since IS NULL AND NOT (n)--()
CALL (n) {
  MATCH (:Store {id: 'headwater', token: $token})
  DELETE n
} IN TRANSACTIONS OF 10000 ROWS;

// bare-goods
MATCH (n:Good) WHERE n.since IS NULL AND NOT (n)--()
CALL (n) {
  MATCH (:Store {id: 'headwater', token: $token})
  DELETE n
} IN TRANSACTIONS OF 10000 ROWS;

// bare-measures
MATCH (n:Measure) WHERE n.since IS NULL AND NOT (n)--()
CALL (n) {
  MATCH (:Store {id: 'headwater', token: $token})
  DELETE n
} IN TRANSACTIONS OF 10000 ROWS;

// restored: from here on what has come back stands in its node alone, and a reader who began before must read again
MATCH (s:Store {id: 'headwater', token: $token})
SET s.cleanupCount = s.cleanupCount + 1;

// changes
MATCH (c:Change) WHERE c.until > $generation
CALL (c) {
  MATCH (:Store {id: 'headwater', token: $token})
  DELETE c
} IN TRANSACTIONS OF 10000 ROWS;

// end: a reader who looked at changes while they were deleted must read again
MATCH (s:Store {id: 'headwater', token: $token})
SET s.cleanupCount = s.cleanupCount + 1;
