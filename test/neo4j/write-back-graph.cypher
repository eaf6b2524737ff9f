// The stocks and flows of a database, whichever generation they are of, and how many there are of each.
MATCH (s:Stock)
OPTIONAL MATCH (s)-[f:FED_BY]->(out)
WITH s, count(f) AS flows, collect([out.rank, f.kind, f.basis, f.from, f.to, f.record]) AS feeding
RETURN s.generation AS generation, s.rank AS rank, s.key AS key, s.party AS party, s.organization AS organization,
  s.good AS good, s.side AS side, s:Flagged AS isFlagged, flows, feeding,
  [(s)-[c:COVERED_BY]->(m) | m.id + ' ' + c.strength] AS coveredBy
ORDER BY generation, rank
