MATCH (product:Product), (flagged:Flagged)
MATCH path = shortestPath((product)-[:FED_BY*]->(flagged))
RETURN flagged.stock AS stock, length(path) - 1 AS distance
