// Declares every label, relationship type and property that the statements name, so that from then on the server's
// remark that it does not know a name always means a mistake.

// labels
UNWIND ['Party', 'Organization', 'Site', 'Good', 'Document', 'Measure', 'Decision', 'Region', 'Source', 'Store', 'Lock', 'Change'] AS name
CALL db.createLabel(name)
RETURN count(*) AS declared;
// types
UNWIND ['SUPPLIES', 'PRODUCES', 'OWNS', 'MADE_FROM', 'OPERATES', 'WITHIN', 'LIES_IN', 'BROADER'] AS name
CALL db.createRelationshipType(name)
RETURN count(*) AS declared;
// properties
UNWIND [
  'id', 'name', 'localName', 'aliases', 'country', 'region', 'trader', 'identifiers', 'unresolved', 'organization',
  'within', 'address', 'latitude', 'longitude', 'hs', 'broader', 'raw', 'good', 'input', 'required', 'inputPerUnit',
  'unit', 'supplier', 'buyer', 'party', 'inputs', 'owner', 'owned', 'sharePercent', 'from', 'to', 'quantity', 'basis',
  'documents', 'type', 'title', 'issuer', 'date', 'uri', 'sha256', 'consequence', 'body', 'code', 'since', 'until',
  'row', 'change', 'table', 'generation', 'schemaVersion', 'oldestGeneration', 'importCount', 'cleanupCount', 'token',
  'step', 'isHeld', 'file', 'goods', 'recipes', 'organizations', 'sites', 'ownerships', 'supplies', 'productions',
  'measures', 'decisions', 'partyName', 'listedName', 'verdict', 'reviewer'
] AS name
CALL db.createProperty(name)
RETURN count(*) AS declared;
