import { describe, expect, test } from '@jest/globals';
import type { Gap, GapKind, Hit, Names, Step, Trace, Verdict } from '../../src/web/api/answers.js';
import { flowChart, recordsOf } from '../../src/web/evidence/flow-chart.js';
import { counted } from '../../src/web/words/counts.js';
import { shortGoodName } from '../../src/web/words/names.js';
import { questionsText, questionsToAsk } from '../../src/web/words/questions.js';
import { findingsOf, knownBy, stepSentence } from '../../src/web/words/steps.js';
import { verdictSentence } from '../../src/web/words/verdicts.js';

const NAMES: Names = {
  parties: { shop: 'Shop Inc.', maker: 'Maker Ltd.', plant: 'Plant 1', mine: 'Mine Co.' },
  goods: { panel: 'Panel', cell: 'Cell, of silicon', silica: 'Silica' },
  documents: {},
  places: {},
};

const BOUGHT: Step = {
  from: { party: 'maker', good: 'panel', side: 'outbound' },
  to: { party: 'shop', good: 'panel', side: 'inbound' },
  kind: 'transfer',
  basis: 'documented',
  span: { from: '2025-01-01', to: null },
  record: 'supplies:s1',
  documents: [],
};

const MADE: Step = {
  from: { party: 'maker', good: 'silica', side: 'inbound' },
  to: { party: 'maker', good: 'panel', side: 'outbound' },
  kind: 'transformation',
  basis: 'inferred',
  span: { from: null, to: null },
  record: null,
  documents: [],
};

const MINED: Step = {
  ...BOUGHT,
  from: { party: 'mine', good: 'silica', side: 'outbound' },
  to: { party: 'maker', good: 'silica', side: 'inbound' },
  record: 'supplies:s2',
};

function hit(measure: string, path: readonly Step[], more: Partial<Hit> = {}): Hit {
  const at = path.at(-1)?.from ?? { party: 'shop', good: 'panel', side: 'outbound' };
  return {
    measure,
    stock: { ...at, organization: at.party },
    place: { region: null, basis: null },
    role: 'producer',
    basis: 'declared',
    tiers: path.filter(({ kind }) => kind === 'transfer').length,
    why: [],
    path,
    ...more,
  };
}

function gap(kind: GapKind, more: Partial<Gap> = {}): Gap {
  const stock = { party: 'maker', organization: 'maker', good: 'panel', side: 'outbound' } as const;
  return { kind, stock, input: null, tiers: 1, touches: ['order'], ...more };
}

function trace(verdict: Verdict, more: Partial<Trace> = {}): Trace {
  return {
    product: { organization: 'shop', good: 'panel' },
    date: '2026-06-01',
    since: null,
    verdict,
    measures: [],
    hits: [],
    gaps: [],
    coverage: { stocks: 0, flows: 0, organizations: 0, countries: 0 },
    provenance: { store: 'sqlite', generation: 1, records: 1, measures: '', program: '0' },
    listed: { pathsComplete: true },
    warnings: [],
    labels: NAMES,
    ...more,
  };
}

describe('The verdict as a sentence', () => {
  test('names the nearest known hit and the measures that cover it', () => {
    const hits = [hit('order-a', [BOUGHT, MADE, MINED]), hit('order-b', [BOUGHT, MADE, MINED])];
    expect(verdictSentence(trace('exposed', { hits }))).toBe(
      'Documented or declared records trace Panel of Shop Inc. back to Silica from Mine Co., 2 tiers up, which order-a and order-b cover.',
    );
  });

  test('of an exposed product never leads with an inferred hit, however near', () => {
    const hits = [hit('near', [BOUGHT], { basis: 'inferred' }), hit('far', [BOUGHT, MADE, MINED])];
    expect(verdictSentence(trace('exposed', { hits }))).toContain('Silica from Mine Co.');
  });

  test('of a possible one says that the link needs proof', () => {
    const hits = [hit('order', [BOUGHT], { basis: 'inferred' })];
    expect(verdictSentence(trace('possible', { hits }))).toBe(
      'Panel of Shop Inc. may go back to Panel from Maker Ltd., 1 tier up, which order covers. The link is inferred and needs proof.',
    );
  });

  test('says “not clear” wherever something is missing', () => {
    expect(verdictSentence(trace('unknown', { gaps: [gap('recipe-unknown')] }))).toContain(
      '1 gap in the records',
    );
    for (const verdict of ['unknown', 'not-tested'] as const)
      expect(verdictSentence(trace(verdict))).toContain('This is not “clear”');
  });
});

describe('A step as a sentence', () => {
  test('is read from the product upward', () => {
    expect(stepSentence(BOUGHT, NAMES)).toBe('Shop Inc. received Panel from Maker Ltd.');
    expect(stepSentence(MADE, NAMES)).toBe('Maker Ltd. made Panel from Silica.');
    const resold: Step = { ...MADE, kind: 'same-goods', from: { ...MADE.from, good: 'panel' } };
    expect(stepSentence(resold, NAMES)).toBe('Maker Ltd. passed on Panel that it had received.');
    const ofSite = { ...resold, from: { party: 'plant', good: 'panel', side: 'outbound' } as const };
    expect(stepSentence(ofSite, NAMES)).toBe('Maker Ltd. delivered Panel of Plant 1.');
  });

  test('says how and since when it is known', () => {
    expect(knownBy(BOUGHT)).toBe('documented, from 2025-01-01');
    expect(knownBy(MADE)).toBe('inferred');
    expect(knownBy({ basis: 'declared', span: { from: null, to: '2025-02-01' } })).toBe(
      'declared, to 2025-02-01',
    );
  });
});

describe('Findings', () => {
  test('say hits of several measures by one path once, nearest first', () => {
    const far = [hit('a', [BOUGHT, MADE, MINED]), hit('b', [BOUGHT, MADE, MINED])];
    const findings = findingsOf([...far, hit('c', [BOUGHT])]);
    expect(findings.map(({ hits }) => hits.map(({ measure }) => measure))).toEqual([['c'], ['a', 'b']]);
  });
});

describe('Questions', () => {
  const kinds: readonly (readonly [GapKind, string])[] = [
    ['good-unknown', 'Which goods did you deliver in the deliveries that name none?'],
    ['supplier-unknown', 'Who supplied the Panel that you received?'],
    ['place-unknown', 'Where do you make Panel: which plant, in which province and county?'],
    ['origin-unknown', 'Where was the Panel extracted or grown, when and by whom?'],
    ['recipe-unknown', 'What is Panel made from?'],
    ['inputs-unknown', 'From whom do you buy the materials that Panel is made from?'],
  ];

  test.each(kinds)('close a gap %s', (kind, text) => {
    expect(questionsToAsk([gap(kind)], NAMES)[0]!.questions[0]!.text).toBe(text);
  });

  test('name the missing input, and the site where it is asked of one', () => {
    const stock = { party: 'plant', organization: 'maker', good: 'panel', side: 'outbound' } as const;
    const [asked] = questionsToAsk([gap('input-missing', { stock, input: 'silica' })], NAMES);
    expect(asked).toMatchObject({ organization: 'maker', name: 'Maker Ltd.' });
    expect(asked!.questions[0]!.text).toBe('Who supplied the Silica that goes into your Panel at Plant 1?');
  });

  test('stand by organization, the nearest first, and can be sent as a letter', () => {
    const far = { party: 'mine', organization: 'mine', good: 'silica', side: 'outbound' } as const;
    const gaps = [gap('origin-unknown', { stock: far, tiers: 3 }), gap('recipe-unknown')];
    const questions = questionsToAsk(gaps, NAMES);
    expect(questionsText(questions)).toBe(
      'Maker Ltd.:\n- What is Panel made from?\n\nMine Co.:\n- Where was the Silica extracted or grown, when and by whom?',
    );
  });
});

describe('The printed flow chart', () => {
  test('says what paths share once, and numbers each record once', () => {
    const rows = flowChart([hit('near', [BOUGHT]), hit('far', [BOUGHT, MADE, MINED])]);
    expect(rows.map(({ stock, measures, depth }) => [stock.party, stock.good, depth, measures])).toEqual([
      ['shop', 'panel', 0, []],
      ['maker', 'panel', 0, ['near']],
      ['maker', 'silica', 0, []],
      ['mine', 'silica', 0, ['far']],
    ]);
    expect(recordsOf(rows)).toEqual(['supplies:s1', 'supplies:s2']);
  });

  test('sets every branch in but the last, which goes straight on', () => {
    const other: Step = { ...BOUGHT, from: { ...BOUGHT.from, party: 'plant' }, record: 'supplies:s3' };
    const rows = flowChart([hit('a', [BOUGHT]), hit('b', [other])]);
    expect(rows.map(({ stock, depth }) => [stock.party, depth])).toEqual([
      ['shop', 0],
      ['maker', 1],
      ['plant', 0],
    ]);
  });

  test('of a product that is itself the hit is one box', () => {
    expect(flowChart([hit('order', [])])).toHaveLength(1);
  });

  test('of a path of 100,000 steps ends', () => {
    const path = Array.from({ length: 100_000 }, (_, at) => ({
      ...BOUGHT,
      to: { party: `p${at}`, good: 'panel', side: 'inbound' as const },
      from: { party: `p${at + 1}`, good: 'panel', side: 'inbound' as const },
    }));
    expect(flowChart([hit('order', path)])).toHaveLength(100_001);
  });
});

describe('Words', () => {
  test('count in the singular and the plural, with commas in thousands', () => {
    expect([counted(1, 'hit'), counted(0, 'hit'), counted(1_234_567, 'stock')]).toEqual([
      '1 hit',
      '0 hits',
      '1,234,567 stocks',
    ]);
  });

  test('shorten a good to what it is, and an id without a name not at all', () => {
    expect(shortGoodName('cell', NAMES)).toBe('Cell');
    expect(shortGoodName('a,b', NAMES)).toBe('a,b');
    expect(shortGoodName(null, NAMES)).toBe('unknown good');
  });
});
