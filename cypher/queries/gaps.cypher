// What is not known upstream of a product? good-unknown: nobody named the good. supplier-unknown: received, and no
// delivery by the import date is recorded. inputs-unknown: delivered, not raw, has a recipe, and nothing that could
// have gone into it or been passed on is recorded. This is what the flows alone can tell: gaps of place, origin and
// single inputs, stale records, and which measures a gap touches, are for `headwater trace`.
// good: null for everything of the organization; since: null to ignore nothing.
// :param {organization: 'example-imports', good: null, date: '2026-10-01', since: null}
WITH duration.inDays(date('1970-01-01'), date($date)).days AS day,
  coalesce(duration.inDays(date('1970-01-01'), date($since)).days, -2147483648) AS since
MATCH (graph:FlowGraph {complete: true})
WITH day, since, graph,
  COLLECT {
    MATCH (:Good {id: $good})<-[links:BROADER*0..]-(kind)
    WHERE all(link IN links WHERE link.since <= graph.storeGeneration
      AND coalesce(link.until > graph.storeGeneration, true))
    RETURN kind.id
  } AS kinds,
  COLLECT {
    MATCH (:Good {id: $good})-[links:BROADER*1..]->(wider)
    WHERE all(link IN links WHERE link.since <= graph.storeGeneration
      AND coalesce(link.until > graph.storeGeneration, true))
    RETURN wider.id
  } AS wider
MATCH (held:Stock {organization: $organization, generation: graph.generation})
WITH day, since, kinds, wider, collect(held) AS held
WITH day, since, [stock IN held WHERE $good IS NULL OR stock.good IN kinds] AS sure,
  [stock IN held WHERE size(kinds) > 0 AND (stock.good IS NULL OR stock.good IN wider)] AS likely
WITH day, since, sure + [stock IN likely WHERE stock.side = 'inbound' OR size(sure) = 0] AS starts
UNWIND starts AS start
CALL (start, day, since) {
  MATCH (start)-[flows:FED_BY*0..]->(at:Stock)
  WHERE all(flow IN flows WHERE coalesce(flow.from <= day, true) AND coalesce(flow.to >= since, true))
  RETURN DISTINCT at
}
WITH DISTINCT at, day, since
WITH at, COLLECT {
  MATCH (at)-[flow:FED_BY]->()
  WHERE coalesce(flow.from <= day, true) AND coalesce(flow.to >= since, true)
  RETURN DISTINCT flow.kind
} AS fedBy
OPTIONAL MATCH (good:Good {id: at.good})
WITH at, CASE
    WHEN at.good IS NULL THEN 'good-unknown'
    WHEN at.side = 'inbound' AND NOT 'transfer' IN fedBy THEN 'supplier-unknown'
    WHEN at.side = 'outbound' AND fedBy = [] AND NOT coalesce(good.raw, false)
      AND EXISTS { (good)-[:BROADER*0..]->()-[:MADE_FROM]->() } THEN 'inputs-unknown'
  END AS gap
WHERE gap IS NOT NULL
RETURN gap, at.key AS stock, at.party AS party, at.good AS good
ORDER BY gap, at.rank;
