// Whom does a listed organization own, through any number of shares? One row for each organization below it, with the
// shortest chain. isMajority: there is a chain on which every share is over 50 percent or not known, none is only
// inferred, and none had ended by the date; such a chain is then the one shown. party: the organization at the top.
// :param {party: 'hoshine', date: '2026-10-01'}
WITH duration.inDays(date('1970-01-01'), date($date)).days AS day
MATCH (store:Store)
MATCH (top:Party {id: $party})
CALL (store, top, day) {
  MATCH (top)-[links:OWNS*1..]->(owned)
  WHERE all(link IN links WHERE link.since <= store.generation AND coalesce(link.until > store.generation, true)
    AND coalesce(link.from <= day, true))
  RETURN DISTINCT owned
}
WITH store, top, day, owned WHERE owned <> top
CALL (store, top, day, owned) {
  MATCH path = shortestPath((top)-[links:OWNS*..1000000]->(owned))
  WHERE all(link IN links WHERE link.since <= store.generation AND coalesce(link.until > store.generation, true)
    AND coalesce(link.from <= day, true) AND coalesce(link.sharePercent > 50, true) AND link.basis <> 'inferred'
    AND coalesce(link.to >= day, true))
  RETURN true AS isMajority, relationships(path) AS chain
  UNION ALL
  MATCH path = shortestPath((top)-[links:OWNS*..1000000]->(owned))
  WHERE all(link IN links WHERE link.since <= store.generation AND coalesce(link.until > store.generation, true)
    AND coalesce(link.from <= day, true))
  RETURN false AS isMajority, relationships(path) AS chain
}
WITH owned, isMajority, chain ORDER BY isMajority DESC
WITH owned, head(collect({isMajority: isMajority, chain: chain})) AS best
RETURN owned.id AS organization, owned.name AS name, best.isMajority AS isMajority,
  [link IN best.chain | {owner: startNode(link).id, owned: endNode(link).id, sharePercent: link.sharePercent,
    basis: link.basis, record: 'ownerships:' + link.id}] AS chain
ORDER BY size(best.chain), organization;
