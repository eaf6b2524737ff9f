// As a later version leaves it.
MATCH (s:Store) SET s.schemaVersion = 3
