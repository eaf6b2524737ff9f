// The change log, in order.
MATCH (c:Change)
RETURN c.table AS table, c.id AS id, c.change AS change, c.since AS since, c.until AS until
ORDER BY c.table, c.id
