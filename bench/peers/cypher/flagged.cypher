LOAD CSV WITH HEADERS FROM 'file:///flagged.csv' AS row
MATCH (flagged:Stock {stock: toInteger(row.stock)})
SET flagged:Flagged
