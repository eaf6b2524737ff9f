import type { Fault } from './fault.js';

/** What stands in a template where an answer is to be written. */
export const ASKED = '?';

export type AnswerSection = 'merchandise' | 'orders' | 'entities' | 'list';

/** A file of answers with `?` for each one that is missing; see `answers.ts`. */
export type AnswerTemplate = Readonly<Record<string, unknown>>;

/** Facts that a list does not state, each asked for once: as a problem, and as a line of the template. */
export class Questions {
  readonly faults: Fault[] = [];
  readonly #sections = new Map<AnswerSection, Map<string, Record<string, unknown>>>();
  #asksDate = false;

  /** A date for the whole list, where it states none. */
  askDate(message: string): void {
    this.#asksDate = true;
    this.faults.push({ row: 0, column: null, rule: 'fact-missing', value: null, message });
  }

  /**
   * Asks for facts under one key of a section. `context` is copied to the template, so that the answer can be given
   * without the list at hand.
   */
  ask(
    section: AnswerSection,
    key: string,
    facts: readonly string[],
    fault: Omit<Fault, 'rule'>,
    context: Readonly<Record<string, string>> = {},
  ): void {
    const keys = this.#sections.get(section) ?? new Map<string, Record<string, unknown>>();
    this.#sections.set(section, keys);
    const entry = keys.get(key) ?? { ...context };
    keys.set(key, entry);
    if (facts.every((fact) => fact in entry)) return;
    for (const fact of facts) entry[fact] = ASKED;
    this.faults.push({ ...fault, rule: 'fact-missing' });
  }

  get template(): AnswerTemplate {
    const template: Record<string, unknown> = this.#asksDate ? { asOf: ASKED } : {};
    for (const [section, keys] of this.#sections)
      template[section] = section === 'list' ? keys.get('') : Object.fromEntries(keys);
    return template;
  }
}
