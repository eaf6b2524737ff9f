// Which flow graph do the other queries look at, for which import date are the listed stocks marked, and has the store
// been changed since?
// Set no parameters.
MATCH (store:Store)
OPTIONAL MATCH (graph:FlowGraph {complete: true})
RETURN graph.generation AS flowGraph, date('1970-01-01') + duration('P1D') * graph.date AS date,
  graph.storeGeneration AS writtenFrom, store.generation AS storeGeneration,
  graph.storeGeneration = store.generation AS isCurrent,
  graph.stocks AS stocks, graph.flows AS flows, graph.coverages AS coverages;
