// How many nodes and relationships there are of each sort; places are never taken away, so they do not count.
MATCH (n) WHERE NOT n:Region AND NOT n:Store AND NOT n:Lock
RETURN labels(n) AS kind, n.since AS since, n.until AS until, count(*) AS count, collect(n.id)[..5] AS some
ORDER BY kind, since, until, count
UNION ALL
MATCH ()-[r]->(end) WHERE type(r) <> 'LIES_IN' OR r.since IS NOT NULL
RETURN [type(r)] AS kind, r.since AS since, nullIf(r.until, 2147483647) AS until, count(*) AS count, [] AS some
ORDER BY kind, since, until, count
