CREATE (product:Product)
WITH product
LOAD CSV WITH HEADERS FROM 'file:///starts.csv' AS row
MATCH (start:Stock {stock: toInteger(row.stock)})
CREATE (product)-[:FED_BY]->(start)
