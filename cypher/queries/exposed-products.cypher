// Which products of an importer have something upstream that a measure covers? A product is a good that the
// organization or a site of it has; good null: the goods that nobody named make everything suspect. Like
// upstream-hits.cypher it may list a product too many where dates do not fit together, and none too few; the verdict
// is for `headwater trace`. since: null to ignore nothing.
// :param {organization: 'example-imports', measure: 'us-uflpa-region', date: '2026-10-01', since: null}
WITH duration.inDays(date('1970-01-01'), date($date)).days AS day,
  coalesce(duration.inDays(date('1970-01-01'), date($since)).days, -2147483648) AS since
MATCH (graph:FlowGraph {complete: true})
MATCH (stock:Stock {organization: $organization, generation: graph.generation})
WITH day, since, graph, collect(stock) AS held
UNWIND held AS product
WITH DISTINCT day, since, graph, held, product.good AS good
WITH day, since, held, good,
  COLLECT {
    MATCH (:Good {id: good})<-[links:BROADER*0..]-(kind)
    WHERE all(link IN links WHERE link.since <= graph.storeGeneration
      AND coalesce(link.until > graph.storeGeneration, true))
    RETURN kind.id
  } AS kinds,
  COLLECT {
    MATCH (:Good {id: good})-[links:BROADER*1..]->(wider)
    WHERE all(link IN links WHERE link.since <= graph.storeGeneration
      AND coalesce(link.until > graph.storeGeneration, true))
    RETURN wider.id
  } AS wider
UNWIND held AS start
WITH day, since, good, start
WHERE good IS NULL OR start.good IN kinds
  OR (start.side = 'inbound' AND (start.good IS NULL OR start.good IN wider))
CALL (start, day, since) {
  MATCH (start)-[flows:FED_BY*0..]->(hit:Flagged)
  WHERE all(flow IN flows WHERE coalesce(flow.from <= day, true) AND coalesce(flow.to >= since, true))
  RETURN DISTINCT hit
}
MATCH (hit)-[covered:COVERED_BY]->(:Measure {id: $measure})
WITH DISTINCT good, hit, covered.strength AS strength
RETURN good, count(hit) AS hits, collect(hit.key)[0..5] AS firstHits,
  any(each IN collect(strength) WHERE each = 'firm') AS isAnyFirm
ORDER BY hits DESC, good;
