import type { Consequence } from '../../model/measure.js';

/** What a measure does, in words that a customs broker uses. A WRO detains; only a Finding prohibits. */
export const CONSEQUENCE_WORDS: Readonly<Record<Consequence, string>> = {
  detain: 'goods are detained',
  prohibit: 'import is prohibited',
  'presumed-prohibited': 'import is presumed prohibited',
  'export-licence': 'exports need a licence, imports are not stopped',
  'risk-listing': 'a risk list, imports are not stopped',
};
