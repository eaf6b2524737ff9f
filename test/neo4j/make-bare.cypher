// Looks like a store, but nothing else was ever named here.
CREATE (:Store {id: 'headwater', schemaVersion: 2})
