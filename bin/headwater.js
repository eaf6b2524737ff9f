#!/usr/bin/env node
// Plain JavaScript that an old Node can read: it must be able to say that it is too old.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 13)) {
  console.error(
    `headwater: needs Node 22.13 or newer, and this is ${process.versions.node}: run it with \`npm run headwater -- …\`, which uses the Node that the project installs, or install a newer Node.`,
  );
  process.exit(1);
}

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
