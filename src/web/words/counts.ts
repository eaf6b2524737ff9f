/** A number with its noun: `1 hit`, `3 hits`, `2,400 stocks`; grouped by commas whatever the reader's locale. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

export function grouped(count: number): string {
  return `${count}`.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
