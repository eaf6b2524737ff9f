LOAD CSV WITH HEADERS FROM 'file:///flows.csv' AS row
CALL (row) {
  MATCH (fed:Stock {stock: toInteger(row.fed)})
  MATCH (feeding:Stock {stock: toInteger(row.feeding)})
  CREATE (fed)-[:FED_BY]->(feeding)
} IN TRANSACTIONS OF 50000 ROWS
