// (:Stock)-[:FED_BY]->(:Stock) and (:Stock)-[:COVERED_BY]->(:Measure): the compiled flow graph, written back for
// analysts. All stocks of one writing have its generation, and flows join only stocks of one generation. The one
// (:FlowGraph {complete: true}) names the generation that is whole. Rows are lists.

// claim: a new writing; under the lock of the store node, so that two that begin at once get two generations
MATCH (s:Store {id: 'headwater'})
SET s.isHeld = true
REMOVE s.isHeld
WITH s
OPTIONAL MATCH (g:FlowGraph)
WITH coalesce(max(g.generation), 0) + 1 AS generation
CREATE (:FlowGraph {generation: generation, storeGeneration: $storeGeneration, date: $date, complete: false, step: 0})
RETURN generation;

// hold: one step of a writing. It has ended if another one took its node away. Steps are counted, so that a step whose
// commit was not heard of is not done twice.
MATCH (g:FlowGraph {generation: $generation})
SET g.complete = false
WITH g, g.step AS stepBefore
SET g.step = $step
RETURN stepBefore;

// put-stocks: rows are [rank, key, party, organization, good, side]
UNWIND $rows AS row
CREATE (:Stock {rank: row[0], key: row[1], party: row[2], organization: row[3], good: row[4], side: row[5],
  generation: $generation})
RETURN count(*) AS count;

// put-flows: rows are [rank of the fed stock, rank of the feeding one, kind, basis, from, to, record]
UNWIND $rows AS row
MATCH (into:Stock {rank: row[0], generation: $generation}) USING INDEX into:Stock(rank)
MATCH (out:Stock {rank: row[1], generation: $generation}) USING INDEX out:Stock(rank)
CREATE (into)-[:FED_BY {kind: row[2], basis: row[3], from: row[4], to: row[5], record: row[6]}]->(out)
RETURN count(*) AS count;

// put-coverage: rows are [rank of the stock, id of the measure, strength]
UNWIND $rows AS row
MATCH (stock:Stock {rank: row[0], generation: $generation}) USING INDEX stock:Stock(rank)
MERGE (measure:Measure {id: row[1]})
CREATE (stock)-[:COVERED_BY {strength: row[2]}]->(measure)
SET stock:Flagged
RETURN count(*) AS count;

// complete: in one transaction, so that there is always one whole graph or, before the first, none
MATCH (g:FlowGraph {generation: $generation})
SET g.complete = true, g.stocks = $stocks, g.flows = $flows, g.coverages = $coverages
REMOVE g.step
WITH g
OPTIONAL MATCH (former:FlowGraph {complete: true})
WHERE former.generation <> $generation
SET former.complete = false
RETURN count(*) AS count;

// whole: the generation that is whole
MATCH (g:FlowGraph {complete: true})
RETURN g.generation AS generation;

// retire-graphs: from here on no one writes to the generations that are not kept
MATCH (g:FlowGraph)
WHERE NOT g.generation IN $kept
DELETE g;

// retire-stocks
MATCH (s:Stock)
WHERE NOT s.generation IN $kept
CALL (s) { DETACH DELETE s } IN TRANSACTIONS OF 5000 ROWS;
