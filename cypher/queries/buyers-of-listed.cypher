// Who buys, directly or through others, what a measure covers, within some tiers? A tier is a delivery to another
// organization; what an organization does inside, between its sites or from input to output, is none. Like
// upstream-hits.cypher it may follow a flow whose dates do not fit to the one before. party: the listed producer or
// the organization that it belongs to, null for all that the measure covers; since: null to ignore nothing.
// :param {measure: 'us-wro-hoshine', party: null, tiers: 3, date: '2026-10-01', since: null}
WITH duration.inDays(date('1970-01-01'), date($date)).days AS day,
  coalesce(duration.inDays(date('1970-01-01'), date($since)).days, -2147483648) AS since
MATCH (graph:FlowGraph {complete: true})
MATCH (:Measure {id: $measure})<-[:COVERED_BY]-(covered:Stock)
WHERE covered.generation = graph.generation AND ($party IS NULL OR $party IN [covered.party, covered.organization])
WITH day, since, collect(DISTINCT covered) AS covered
WITH reduce(walk = {tier: 0, stocks: covered, crosses: false, found: []}, step IN range(1, 1000 * $tiers) |
  CASE WHEN walk.tier >= $tiers THEN walk ELSE head([next IN [COLLECT {
    UNWIND walk.stocks AS at
    WITH at AS below, walk.crosses AS crosses
    MATCH (below)<-[flows:FED_BY*0..1]-(stock)
    WHERE all(flow IN flows WHERE (startNode(flow).organization <> endNode(flow).organization) = crosses
      AND coalesce(flow.from <= day, true) AND coalesce(flow.to >= since, true))
    RETURN DISTINCT stock
  }] | CASE
    WHEN walk.crosses AND size(next) = size(walk.stocks) THEN {tier: $tiers, stocks: next, crosses: false, found: walk.found}
    WHEN walk.crosses THEN {tier: walk.tier + 1, stocks: next, crosses: false, found: walk.found + [walk.stocks]}
    ELSE {tier: walk.tier, stocks: next, crosses: size(next) = size(walk.stocks), found: walk.found}
  END]) END
) AS walk
WITH walk.tier >= $tiers AS isComplete, walk.found + [walk.stocks] AS found
UNWIND range(0, size(found) - 1) AS tier
UNWIND found[tier] AS stock
WITH isComplete, stock, min(tier) AS tier
WHERE tier > 0 AND stock.side = 'inbound'
WITH isComplete, stock.organization AS buyer, min(tier) AS tiers, collect(DISTINCT coalesce(stock.good, '?')) AS goods
OPTIONAL MATCH (organization:Party {id: buyer})
RETURN buyer, organization.name AS name, tiers, goods, isComplete
ORDER BY tiers, buyer;
