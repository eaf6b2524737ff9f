// await: until they are ready to be used
CALL db.awaitIndexes($seconds);
