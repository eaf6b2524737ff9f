/** Keeps a name on one line and free of control characters, which could move a terminal's cursor or colour it. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
