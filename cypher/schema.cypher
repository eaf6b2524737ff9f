// What a database must have before it is a store. Each statement may be run again. Uniqueness constraints and range
// indexes only, which every edition of Neo4j has. The indexes on `until` hold what has ended and nothing else, so
// they cost an import nothing; there is none on `since`, which every relationship has.

// party: an organization or a site, one namespace
CREATE CONSTRAINT party_id IF NOT EXISTS FOR (n:Party) REQUIRE n.id IS UNIQUE;
// good
CREATE CONSTRAINT good_id IF NOT EXISTS FOR (n:Good) REQUIRE n.id IS UNIQUE;
// document
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
// measure
CREATE CONSTRAINT measure_id IF NOT EXISTS FOR (n:Measure) REQUIRE n.id IS UNIQUE;
// decision
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE;
// region
CREATE CONSTRAINT region_code IF NOT EXISTS FOR (n:Region) REQUIRE n.code IS UNIQUE;
// source
CREATE CONSTRAINT source_generation IF NOT EXISTS FOR (n:Source) REQUIRE n.generation IS UNIQUE;
// store
CREATE CONSTRAINT store_id IF NOT EXISTS FOR (n:Store) REQUIRE n.id IS UNIQUE;
// lock
CREATE CONSTRAINT lock_id IF NOT EXISTS FOR (n:Lock) REQUIRE n.id IS UNIQUE;
// change-id
CREATE INDEX change_table_id IF NOT EXISTS FOR (n:Change) ON (n.table, n.id);
// change-until
CREATE INDEX change_until IF NOT EXISTS FOR (n:Change) ON (n.until);
// supplies-id
CREATE INDEX supplies_id IF NOT EXISTS FOR ()-[r:SUPPLIES]-() ON (r.id);
// supplies-until
CREATE INDEX supplies_until IF NOT EXISTS FOR ()-[r:SUPPLIES]-() ON (r.until);
// produces-id
CREATE INDEX produces_id IF NOT EXISTS FOR ()-[r:PRODUCES]-() ON (r.id);
// produces-until
CREATE INDEX produces_until IF NOT EXISTS FOR ()-[r:PRODUCES]-() ON (r.until);
// owns-id
CREATE INDEX owns_id IF NOT EXISTS FOR ()-[r:OWNS]-() ON (r.id);
// owns-until
CREATE INDEX owns_until IF NOT EXISTS FOR ()-[r:OWNS]-() ON (r.until);
// made-from-id
CREATE INDEX made_from_id IF NOT EXISTS FOR ()-[r:MADE_FROM]-() ON (r.id);
// made-from-until
CREATE INDEX made_from_until IF NOT EXISTS FOR ()-[r:MADE_FROM]-() ON (r.until);
// operates-until
CREATE INDEX operates_until IF NOT EXISTS FOR ()-[r:OPERATES]-() ON (r.until);
// within-until
CREATE INDEX within_until IF NOT EXISTS FOR ()-[r:WITHIN]-() ON (r.until);
// lies-in-until
CREATE INDEX lies_in_until IF NOT EXISTS FOR ()-[r:LIES_IN]-() ON (r.until);
// broader-until
CREATE INDEX broader_until IF NOT EXISTS FOR ()-[r:BROADER]-() ON (r.until);
