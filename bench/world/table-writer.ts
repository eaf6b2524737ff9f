import { closeSync, openSync, writeSync } from 'node:fs';

const BUFFER_CHARACTERS = 1 << 20;

function cellText(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Writes one CSV table row by row; memory does not grow with it. */
export class TableWriter {
  readonly #file: number;
  #buffer = '';
  #rowCount = 0;

  constructor(path: string, header: readonly string[]) {
    this.#file = openSync(path, 'w');
    this.#buffer = `${header.join(',')}\n`;
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  add(cells: readonly string[]): void {
    this.#buffer += `${cells.map(cellText).join(',')}\n`;
    this.#rowCount++;
    if (this.#buffer.length > BUFFER_CHARACTERS) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    writeSync(this.#file, this.#buffer);
    this.#buffer = '';
  }
}
