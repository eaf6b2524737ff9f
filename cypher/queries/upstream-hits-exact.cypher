// Which listed stocks are upstream of a product by the date rule itself, as a trace has it? lastDay: the last day on
// which something of the listed stock can have gone into the product. For upstreams of a few thousand stocks; where it
// takes too long, see upstream-hits.cypher. It goes from the import date backwards through the days on which flows
// ended, for from each of those on fewer flows can be used. good: null for everything of the organization;
// since: null to ignore nothing; measure: null for all.
// :param {organization: 'example-imports', good: 'solar-module', date: '2026-10-01', since: null, measure: null}
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
CALL (starts, day, since) {
  UNWIND starts AS start
  CALL (start, day, since) {
    MATCH (start)-[flows:FED_BY*0..]->(stock:Stock)
    WHERE all(flow IN flows WHERE coalesce(flow.from <= day, true) AND coalesce(flow.to >= since, true))
    RETURN DISTINCT stock
  }
  RETURN collect(DISTINCT stock) AS reached
}
CALL (reached, day, since) {
  UNWIND reached AS stock
  MATCH (stock)-[flow:FED_BY]->()
  WHERE flow.to < day AND flow.to >= since AND coalesce(flow.from <= day, true)
  WITH flow.to AS label, collect(flow) AS flows ORDER BY label DESC
  RETURN collect({label: label, flows: flows}) AS endings
}
WITH since, reached, endings, {label: day, stocks: starts} AS first
WITH reduce(walk = {ended: 0, front: first, levels: [first], settled: first.stocks},
  step IN range(1, size(reached) + size(endings)) |
  CASE
    WHEN size(walk.front.stocks) > 0 THEN head([next IN [{label: walk.front.label, stocks: COLLECT {
      UNWIND walk.front.stocks AS at
      WITH at AS into, walk.front.label AS label
      MATCH (into)-[flow:FED_BY]->(out)
      WHERE coalesce(flow.from <= label, true) AND coalesce(flow.to >= label, true) AND NOT out IN walk.settled
      RETURN DISTINCT out
    }}] | {ended: walk.ended, front: next, levels: walk.levels + [next], settled: walk.settled + next.stocks}])
    WHEN walk.ended < size(endings) THEN head([next IN [{label: endings[walk.ended].label, stocks: COLLECT {
      UNWIND endings[walk.ended].flows AS flow
      WITH flow, endNode(flow) AS out
      WHERE NOT out IN walk.settled AND any(level IN walk.levels WHERE
        coalesce(flow.from <= level.label, true) AND startNode(flow) IN level.stocks)
      RETURN DISTINCT out
    }}] | {ended: walk.ended + 1, front: next, levels: walk.levels + [next], settled: walk.settled + next.stocks}])
    ELSE walk
  END).levels AS levels
UNWIND levels AS level
UNWIND level.stocks AS hit
WITH hit, max(level.label) AS label
WHERE hit:Flagged
MATCH (hit)-[covered:COVERED_BY]->(measure)
WHERE $measure IS NULL OR measure.id = $measure
RETURN measure.id AS measure, hit.key AS stock, hit.party AS party, hit.good AS good, covered.strength AS strength,
  date('1970-01-01') + duration('P1D') * label AS lastDay
ORDER BY measure, hit.rank;
