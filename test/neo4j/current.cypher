// How many nodes and relationships there are of each sort that the last generation has, and how many of each sort
// stand double.
MATCH (n) WHERE n:Party OR n:Good OR n:Document OR n:Measure
RETURN labels(n) AS kind, count(*) AS count, count(*) - count(DISTINCT n.id) AS doubled, count(n.since) AS whole
ORDER BY kind
UNION ALL
MATCH (from)-[r]->(to) WHERE coalesce(r.until, 2147483647) = 2147483647
RETURN [type(r)] AS kind, count(*) AS count,
  count(*) - count(DISTINCT [from.id, to.id, from.code, to.code, r.id]) AS doubled, count(r.since) AS whole
ORDER BY kind
