// What an analyst can walk: a supply, its supplier's site, and the places that this lies in.
MATCH (supplier:Organization)-[supply:SUPPLIES {id: 'x'}]->(:Organization {id: 'o2'})
MATCH (supplier)-[:OPERATES]->(site:Site)-[:LIES_IN]->+(region:Region)
MATCH (:Good {id: 'h'})-[:BROADER]->(broader:Good)
WITH supplier, supply, site, broader, region ORDER BY region.code
RETURN supplier.id AS supplier, supply.good AS good, site.id AS site, collect(region.code) AS places, broader.id AS broader
