// Ends every other transaction, as an administrator may. Its own text names it: terminate-others.
SHOW TRANSACTIONS YIELD transactionId AS id, currentQuery AS query
WHERE NOT coalesce(query, '') CONTAINS 'terminate-others'
TERMINATE TRANSACTIONS id YIELD message
RETURN message
