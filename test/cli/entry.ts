import { main } from '../../src/cli/main.js';

/** What `bin/headwater.js` does, for the compiled tree that the test runs from. */
process.exitCode = await main(process.argv.slice(2));
