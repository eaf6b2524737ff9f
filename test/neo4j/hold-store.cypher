// Takes the write lock of the store node.
MATCH (s:Store)
SET s.isHeld = true
