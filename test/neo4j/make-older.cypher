// As version 1 left it, before there were decisions.
MATCH (s:Store) SET s.schemaVersion = 1
