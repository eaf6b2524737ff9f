import { compareCodePoints } from '../../model/code-points.js';
import type { Gap, Names } from '../api/answers.js';
import { goodName, partyName } from './names.js';

/** What to ask one organization, and which measures the answer could settle. */
export interface Question {
  readonly gap: Gap;
  readonly text: string;
}

export interface Questions {
  readonly organization: string;
  readonly name: string;
  /** The nearest of its gaps. */
  readonly tiers: number;
  readonly questions: readonly Question[];
}

/** The question that would close a gap. */
export function questionOf({ kind, stock, input }: Gap, names: Names): string {
  const good = goodName(stock.good, names);
  const isSite = stock.party !== stock.organization;
  const at = isSite ? ` at ${partyName(stock.party, names)}` : '';
  switch (kind) {
    case 'good-unknown':
      return stock.side === 'inbound'
        ? `Which goods did you receive${at} in the deliveries that name none?`
        : `Which goods did you deliver${at} in the deliveries that name none?`;
    case 'supplier-unknown':
      return `Who supplied the ${good} that you received${at}?`;
    case 'supplier-stale':
      return `Who supplies the ${good} that you receive${at} now? The supplies on record ended over three years before.`;
    case 'place-unknown':
      return `Where do you make ${good}: which plant, in which province and county?`;
    case 'origin-unknown':
      return `Where was the ${good} extracted or grown, when and by whom?`;
    case 'recipe-unknown':
      return `What is ${good}${at} made from?`;
    case 'inputs-unknown':
      return `From whom do you buy the materials that ${good} is made from${at}?`;
    case 'input-missing':
      return `Who supplied the ${goodName(input, names)} that goes into your ${good}${at}?`;
  }
}

/** The gaps as questions, by the organization to ask, nearest first. */
export function questionsToAsk(gaps: readonly Gap[], names: Names): readonly Questions[] {
  const byOrganization = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const asked = byOrganization.get(gap.stock.organization) ?? [];
    byOrganization.set(gap.stock.organization, [...asked, gap]);
  }
  return [...byOrganization]
    .map(([organization, own]) => ({
      organization,
      name: partyName(organization, names),
      tiers: Math.min(...own.map(({ tiers }) => tiers)),
      questions: own.map((gap) => ({ gap, text: questionOf(gap, names) })),
    }))
    .sort((a, b) => a.tiers - b.tiers || compareCodePoints(a.organization, b.organization));
}

/** The questions as plain text, to paste into a letter. */
export function questionsText(questions: readonly Questions[]): string {
  return questions
    .map(({ name, questions: asked }) => [`${name}:`, ...asked.map(({ text }) => `- ${text}`)].join('\n'))
    .join('\n\n');
}
