// The store as a whole: which generation is committed, who imports, and from which files it came.

// look: is there a store, or anything else?
OPTIONAL MATCH (s:Store {id: 'headwater'})
RETURN s.schemaVersion AS schemaVersion, EXISTS { MATCH (n) } AS hasNodes;

// make: a store without records; the lock is a node of its own, for a waiting import holds it throughout
MERGE (s:Store {id: 'headwater'})
ON CREATE SET s.schemaVersion = $schemaVersion, s.generation = 0, s.oldestGeneration = 0, s.importCount = 0,
  s.cleanupCount = 0
MERGE (:Lock {id: 'import'});

// upgrade: after everything that a new version needs has been made
MATCH (s:Store {id: 'headwater'})
SET s.schemaVersion = $schemaVersion;

// state: what a reader must know before and after it reads
MATCH (s:Store {id: 'headwater'})
RETURN s.generation AS generation, s.oldestGeneration AS oldestGeneration, s.importCount AS importCount,
  s.cleanupCount AS cleanupCount, s.token IS NOT NULL AS isOpen;

// source: the file of a generation, and how many records each table had then
MATCH (s:Source {generation: $generation})
RETURN s.file AS file, s.sha256 AS sha256, properties(s) AS counts;

// lock: waits for whoever imports, and holds until the transaction ends
MATCH (l:Lock {id: 'import'})
SET l.isHeld = true
RETURN l.id AS id;

// ping: keeps the connection that holds the lock in use
RETURN true AS alive;

// claim: names the import that may write. The property is set first, for only then is the token read under the
// node's lock, when the last step of an earlier import is over.
MATCH (s:Store {id: 'headwater'})
SET s.isHeld = true
WITH s, s.token IS NOT NULL AS isLeft
SET s.token = $token, s.step = 0, s.importCount = s.importCount + 1
REMOVE s.isHeld
RETURN s.generation AS generation, s.oldestGeneration AS oldestGeneration, isLeft;

// hold: one step of an import. Steps are counted, so that a step whose commit was not heard of is not done twice.
MATCH (s:Store {id: 'headwater'})
SET s.isHeld = true
WITH s, s.token = $token AS isOurs, s.step AS stepBefore
SET s.step = $step
REMOVE s.isHeld
RETURN coalesce(isOurs, false) AS isOurs, stepBefore;

// commit: makes a generation visible, in the transaction that holds the lock and after `hold`
MATCH (s:Store {id: 'headwater'})
SET s.generation = $generation
REMOVE s.token, s.step
CREATE (source:Source)
SET source = $counts, source.generation = $generation, source.file = $file, source.sha256 = $sha256;

// release: ends an import that changed nothing
MATCH (s:Store {id: 'headwater', token: $token})
REMOVE s.token, s.step;

// has-ended: are there versions that no reader of the last two generations needs?
RETURN EXISTS { MATCH ()-[r:SUPPLIES]->() WHERE r.until <= $oldest }
  OR EXISTS { MATCH ()-[r:PRODUCES]->() WHERE r.until <= $oldest }
  OR EXISTS { MATCH ()-[r:OWNS]->() WHERE r.until <= $oldest }
  OR EXISTS { MATCH ()-[r:MADE_FROM]->() WHERE r.until <= $oldest }
  OR EXISTS { MATCH ()-[r:OPERATES]->() WHERE r.until <= $oldest }
  OR EXISTS { MATCH ()-[r:WITHIN]->() WHERE r.until <= $oldest }
  OR EXISTS { MATCH ()-[r:LIES_IN]->() WHERE r.until <= $oldest }
  OR EXISTS { MATCH ()-[r:BROADER]->() WHERE r.until <= $oldest } AS hasEnded;

// set-oldest: tells readers of older generations that theirs is no longer whole, before anything is taken away
MATCH (s:Store {id: 'headwater'})
SET s.oldestGeneration = $oldest;
