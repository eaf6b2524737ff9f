// One path to each listed stock upstream of a product: the one with the fewest flows, to be drawn as a graph. (A listed
// stock of the product itself needs none.) Where datesWork is false, some flow on it began after one nearer to the product had ended: then see
// upstream-hits-exact.cypher for whether there is a path whose dates work. weakest: documented, declared or inferred,
// the weakest flows that a path may use; ask for declared first. good: null for everything of the organization; since:
// null to ignore nothing; measure: null for all; limit: how many listed stocks, nearest first, of stocksInAll.
// :param {organization: 'example-imports', good: 'solar-module', date: '2026-10-01', since: null, measure: null, weakest: 'declared', limit: 25}
WITH duration.inDays(date('1970-01-01'), date($date)).days AS day,
  CASE $weakest WHEN 'documented' THEN ['documented'] WHEN 'declared' THEN ['documented', 'declared']
    ELSE ['documented', 'declared', 'inferred'] END AS bases,
  coalesce(duration.inDays(date('1970-01-01'), date($since)).days, -2147483648) AS since
MATCH (graph:FlowGraph {complete: true})
WITH day, bases, since, graph,
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
WITH day, bases, since, kinds, wider, collect(held) AS held
WITH day, bases, since, [stock IN held WHERE $good IS NULL OR stock.good IN kinds] AS sure,
  [stock IN held WHERE size(kinds) > 0 AND (stock.good IS NULL OR stock.good IN wider)] AS likely
WITH day, bases, since,
  sure + [stock IN likely WHERE $weakest = 'inferred' AND (stock.side = 'inbound' OR size(sure) = 0)] AS starts
UNWIND starts AS start
CALL (start, day, bases, since) {
  MATCH path = (start)-[flows:FED_BY*0..]->(hit:Flagged)
  WHERE all(flow IN flows WHERE flow.basis IN bases AND coalesce(flow.from <= day, true)
      AND coalesce(flow.to >= since, true))
  RETURN hit, min(length(path)) AS distance
}
WITH day, bases, since, hit, distance, start
WHERE start <> hit AND EXISTS { (hit)-[:COVERED_BY]->(measure) WHERE $measure IS NULL OR measure.id = $measure }
WITH day, bases, since, hit, distance, start ORDER BY distance, start.rank
WITH day, bases, since, hit, min(distance) AS distance, head(collect(start)) AS start
ORDER BY distance, hit.rank
WITH day, bases, since, collect({hit: hit, start: start}) AS hits
UNWIND hits[0..$limit] AS found
WITH day, bases, since, size(hits) AS stocksInAll, found.hit AS hit, found.start AS start
MATCH path = shortestPath((start)-[flows:FED_BY*..1000000]->(hit))
WHERE all(flow IN flows WHERE flow.basis IN bases AND coalesce(flow.from <= day, true)
  AND coalesce(flow.to >= since, true))
WITH stocksInAll, hit, path, flows
RETURN hit.key AS stock,
  COLLECT {
    MATCH (hit)-[:COVERED_BY]->(measure) WHERE $measure IS NULL OR measure.id = $measure
    RETURN measure.id ORDER BY measure.id
  } AS measures,
  CASE WHEN any(flow IN flows WHERE flow.basis = 'inferred') THEN 'inferred'
    WHEN any(flow IN flows WHERE flow.basis = 'declared') THEN 'declared' ELSE 'documented' END AS basis,
  all(at IN range(0, size(flows) - 1) WHERE
    all(below IN flows[0..at] WHERE coalesce(flows[at].from <= below.to, true))) AS datesWork,
  path, stocksInAll
ORDER BY length(path), hit.rank;
