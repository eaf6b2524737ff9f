import { describe, jest } from '@jest/globals';
import { neo4jPlace } from '../neo4j/database.js';
import { describeEachServer } from '../neo4j/each-server.js';
import { storeConformance } from './conformance.js';
import { keepsGenerations } from './neo4j-generations.js';
import { keepsOneImporter } from './neo4j-importers.js';

/** Thousands of small transactions in one test take a minute where the machine has other work. */
jest.setTimeout(240_000);

describeEachServer('what the port promises', (running, kind) => {
  const makePlace = () => neo4jPlace(running.server);
  storeConformance(kind.name, makePlace);
  describe('generations', () => keepsGenerations(makePlace));
  describe('importers', () => keepsOneImporter(makePlace, running));
});
