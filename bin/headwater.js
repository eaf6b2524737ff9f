#!/usr/bin/env node
// Plain JavaScript that an old Node can read: it must be able to say that it is too old.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 13)) {
  console.error(
    `headwater: needs Node 22.13 or newer, and this is ${process.versions.node}: run it with \`npm run headwater -- …\`, which uses the Node that the project installs, or install a newer Node.`,
  );
  process.exit(1);
}

// What V8 made of the modules is kept with the program, where whoever may write may change the program as well, and
// not in the folder for temporary files. Where it cannot be written nothing is kept.
module.enableCompileCache(fileURLToPath(new URL('../dist/.compile-cache', import.meta.url)));

import('../dist/src/cli/main.js')
  .then(({ main }) => main(process.argv.slice(2)))
  .then((exitCode) => {
    process.exitCode = exitCode;
  })
  .catch((error) => {
    const isUnbuilt = error?.code === 'ERR_MODULE_NOT_FOUND';
    console.error(
      isUnbuilt ? 'headwater: not built yet: run `npm run setup`.' : `headwater: ${error?.message}`,
    );
    process.exitCode = 1;
  });
