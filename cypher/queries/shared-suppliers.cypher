// Which organizations are upstream of more than one of these? The places where one document, or one gap, decides for
// several importers. Like upstream-hits.cypher it may follow a flow whose dates do not fit to the one before.
// since: null to ignore nothing.
// :param {organizations: ['example-imports', 'beauty-imports', 'food-imports'], date: '2026-10-01', since: null}
WITH duration.inDays(date('1970-01-01'), date($date)).days AS day,
  coalesce(duration.inDays(date('1970-01-01'), date($since)).days, -2147483648) AS since
MATCH (graph:FlowGraph {complete: true})
UNWIND $organizations AS organization
MATCH (start:Stock {organization: organization, generation: graph.generation})
WITH day, since, organization, start
CALL (start, day, since) {
  MATCH (start)-[flows:FED_BY*]->(stock:Stock)
  WHERE all(flow IN flows WHERE coalesce(flow.from <= day, true) AND coalesce(flow.to >= since, true))
  RETURN DISTINCT stock
}
WITH DISTINCT organization, stock
WHERE stock.organization <> organization
WITH stock.organization AS supplier, collect(DISTINCT organization) AS buyers,
  collect(DISTINCT coalesce(stock.good, '?')) AS goods, any(each IN collect(stock) WHERE each:Flagged) AS isCovered
WHERE size(buyers) > 1
OPTIONAL MATCH (party:Party {id: supplier})
RETURN supplier, party.name AS name, size(buyers) AS buyerCount, buyers, goods, isCovered
ORDER BY buyerCount DESC, supplier;
