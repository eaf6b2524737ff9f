/**
 * A file of named sections of raw memory, which loads as fast as it is read. Layout: the sections, one after the
 * other; the CRC-32 of every block of every section; the table of contents as JSON; then its length and CRC-32,
 * FORMAT, and MAGIC. Numbers lie in the byte order of the machine, which the table names. Every block is checked before
 * it is used, so that a text can be fetched later without reading all of them. Sections that are read whole have large
 * blocks, those that are read here and there small ones.
 */

export const MAGIC = 'headwater flows\n';
/** Raised with every change of the layout or of what the sections mean. */
export const FORMAT = 9;
export const TAIL_BYTES = 12 + MAGIC.length;
export const BLOCK_BYTES = 1 << 17;
export const SMALL_BLOCK_BYTES = 1 << 12;
/** Sections begin where every kind of number may. */
export const ALIGNMENT = 8;

export interface Section {
  readonly offset: number;
  readonly length: number;
  readonly blockBytes: number;
  /** Where the checksums of its blocks begin. */
  readonly firstCrc: number;
}

export interface Contents {
  readonly byteOrder: string;
  /** What the file was made from; another key makes it stale. */
  readonly key: string;
  readonly facts: unknown;
  readonly sections: Readonly<Record<string, Section>>;
  /** Where the checksums lie, how many there are, and theirs. */
  readonly crcs: { readonly offset: number; readonly length: number; readonly crc: number };
}
