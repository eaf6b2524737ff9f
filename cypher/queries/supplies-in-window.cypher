// What was delivered to an organization or its sites between two days? Both days count; a supply without a first or
// last day reaches back or forward without end. Read from the records, so it needs no flow graph.
// :param {organization: 'example-imports', from: '2025-01-01', to: '2025-12-31'}
WITH duration.inDays(date('1970-01-01'), date($from)).days AS firstDay,
  duration.inDays(date('1970-01-01'), date($to)).days AS lastDay
MATCH (store:Store)
MATCH (:Party {id: $organization})-[operates:OPERATES*0..1]->(buyer)
WHERE all(link IN operates WHERE link.since <= store.generation AND coalesce(link.until > store.generation, true))
MATCH (buyer)<-[delivery:SUPPLIES]-(supplier)
WHERE delivery.since <= store.generation AND coalesce(delivery.until > store.generation, true)
  AND coalesce(delivery.from <= lastDay, true) AND coalesce(delivery.to >= firstDay, true)
RETURN delivery.id AS supply, supplier.id AS supplier, supplier.name AS name, buyer.id AS buyer, delivery.good AS good,
  date('1970-01-01') + duration('P1D') * delivery.from AS from,
  date('1970-01-01') + duration('P1D') * delivery.to AS to,
  delivery.quantity AS quantity, delivery.unit AS unit, delivery.basis AS basis, delivery.documents AS documents
ORDER BY delivery.from, supply;
