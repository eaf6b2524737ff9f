// Earlier versions of records that are nodes: what a reader of an older generation sees in place of the node.

// page: in code-point order, from the index
MATCH (c:Change) USING INDEX SEEK c:Change(table, id)
WHERE c.table = $table AND c.id > $last AND c.since <= $generation AND c.until > $generation
RETURN properties(c) AS version
ORDER BY c.table, c.id LIMIT $limit;

// get
UNWIND $ids AS id
MATCH (c:Change {table: $table, id: id}) USING INDEX SEEK c:Change(table, id)
WHERE c.since <= $generation AND c.until > $generation
RETURN properties(c) AS version;
