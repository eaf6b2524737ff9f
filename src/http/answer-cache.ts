/** An answer of a generation of the store, as it is sent. */
export interface KeptAnswer {
  readonly generation: number;
  readonly body: string;
}

/** Answers by their question, the least lately used of them forgotten beyond a number of characters. */
export class AnswerCache {
  readonly #answers = new Map<string, KeptAnswer>();
  readonly #mostCharacters: number;
  #characters = 0;

  constructor(mostCharacters: number) {
    this.#mostCharacters = mostCharacters;
  }

  find(question: string): KeptAnswer | undefined {
    const answer = this.#answers.get(question);
    if (answer === undefined) return undefined;
    this.#answers.delete(question);
    this.#answers.set(question, answer);
    return answer;
  }

  keep(question: string, answer: KeptAnswer): void {
    this.forget(question);
    if (answer.body.length > this.#mostCharacters) return;
    this.#answers.set(question, answer);
    this.#characters += answer.body.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#characters <= this.#mostCharacters) return;
      this.forget(oldest);
    }
  }

  forget(question: string): void {
    this.#characters -= this.#answers.get(question)?.body.length ?? 0;
    this.#answers.delete(question);
  }

  clear(): void {
    this.#answers.clear();
    this.#characters = 0;
  }
}
