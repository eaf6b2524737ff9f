// What a store needs before stocks and flows are written back to it. Each statement may be run again.

// stock-rank: by which the writer finds the ends of a flow; two generations may stand side by side for a while
CREATE INDEX stock_rank IF NOT EXISTS FOR (n:Stock) ON (n.rank);
// stock-organization: by which an analyst finds a product
CREATE INDEX stock_organization IF NOT EXISTS FOR (n:Stock) ON (n.organization);
// flow-graph
CREATE CONSTRAINT flow_graph_generation IF NOT EXISTS FOR (n:FlowGraph) REQUIRE n.generation IS UNIQUE;
// labels
UNWIND ['Stock', 'Flagged', 'FlowGraph'] AS name
CALL db.createLabel(name)
RETURN count(*) AS declared;
// types
UNWIND ['FED_BY', 'COVERED_BY'] AS name
CALL db.createRelationshipType(name)
RETURN count(*) AS declared;
// properties
UNWIND [
  'rank', 'key', 'party', 'organization', 'good', 'side', 'generation', 'kind', 'basis', 'from', 'to', 'record',
  'strength', 'storeGeneration', 'date', 'complete', 'step', 'stocks', 'flows', 'coverages'
] AS name
CALL db.createProperty(name)
RETURN count(*) AS declared;
// await: until they are ready to be used
CALL db.awaitIndexes(300);
