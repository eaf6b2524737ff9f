// The data of another program.
CREATE (:Person {name: 'Keanu Reeves'})
