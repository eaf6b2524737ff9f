// Which listed stocks are upstream of a product, how many tiers up, and under which measures? Nearest first. The fast
// one: it finds every hit that a trace finds, and may find more, for it lets each flow pass that had begun by the
// import date, even where the flow below it had ended before (see docs/neo4j-queries.md). Where datesWork is true the
// hit is not one of those. tiers: deliveries between organizations on the path with the fewest flows.
// good: null for everything of the organization; since: null to ignore nothing; measure: null for all; limit: how many
// hits are listed, of hitsInAll.
// :param {organization: 'example-imports', good: 'solar-module', date: '2026-10-01', since: null, measure: null, limit: 100}
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
  MATCH path = (start)-[flows:FED_BY*0..]->(hit:Flagged)
  WHERE all(flow IN flows WHERE coalesce(flow.from <= day, true) AND coalesce(flow.to >= since, true))
  RETURN hit, min(length(path)) AS distance
}
WITH day, since, hit, distance, start
WHERE EXISTS { (hit)-[:COVERED_BY]->(measure) WHERE $measure IS NULL OR measure.id = $measure }
WITH day, since, hit, distance, start ORDER BY distance, start.rank
WITH day, since, hit, min(distance) AS distance, head(collect(start)) AS start
ORDER BY distance, hit.rank
WITH day, since, collect({hit: hit, start: start}) AS hits
UNWIND hits[0..$limit] AS found
WITH day, since, size(hits) AS hitsInAll, found.hit AS hit, found.start AS start
CALL (start, hit, day, since) {
  WITH start, hit, day, since WHERE start <> hit
  MATCH path = shortestPath((start)-[flows:FED_BY*..1000000]->(hit))
  WHERE all(flow IN flows WHERE coalesce(flow.from <= day, true) AND coalesce(flow.to >= since, true))
  RETURN relationships(path) AS flows
  UNION
  WITH start, hit WHERE start = hit
  RETURN [] AS flows
}
MATCH (hit)-[covered:COVERED_BY]->(measure)
WHERE $measure IS NULL OR measure.id = $measure
RETURN measure.id AS measure, hit.key AS stock, hit.party AS party, hit.good AS good, covered.strength AS strength,
  size([flow IN flows WHERE startNode(flow).organization <> endNode(flow).organization]) AS tiers,
  size(flows) AS distance,
  all(at IN range(0, size(flows) - 1) WHERE
    all(below IN flows[0..at] WHERE coalesce(flows[at].from <= below.to, true))) AS datesWork, hitsInAll
ORDER BY measure, tiers, hit.rank;
