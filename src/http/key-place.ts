import { join } from 'node:path';
import { KeyFile } from './key-file.js';

const isAddress = (location: string) => location.includes('://');

/** The API keys lie beside a store in a file; for the address of a server, in the current folder. */
export function keyFileOf(location: string): KeyFile {
  return new KeyFile(join(`${isAddress(location) ? './headwater' : location}.serve`, 'keys.json'));
}

/** The state of `headwater watch`: the command's own file, where it has one of its own accord. */
export function watchPathOf(location: string): string {
  return isAddress(location) ? join('./headwater.serve', 'watch.json') : `${location}.watch.json`;
}
