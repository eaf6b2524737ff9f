LOAD CSV WITH HEADERS FROM 'file:///stocks.csv' AS row
CALL (row) {
  CREATE (:Stock {stock: toInteger(row.stock)})
} IN TRANSACTIONS OF 50000 ROWS
