import { compareCodePoints } from '../model/code-points.js';
import { formatDay } from '../model/dates.js';
import type { Measure } from '../model/measure.js';
import type { NewerRecord } from '../store/newer-records.js';
import { CAUSE_KINDS, type Cause, type Comparison } from './comparison.js';
import { decisionCauses } from './decision-causes.js';
import { forceDifference, measureDifference } from './measure-differences.js';
import { productOf } from './products.js';
import {
  differingGrounds,
  newerFromEnds,
  newerOnEvidence,
  newerOnPaths,
  newerUpstream,
} from './record-causes.js';
import type { Factor, Rejudge } from './rejudge.js';
import { partiesUpstream } from './trace.js';
import type { JudgedProduct, VerdictChange } from './verdict-changes.js';

/** Records that are named as causes of one change; the rest are counted. */
export const MAX_RECORD_CAUSES = 20;

function measureCause({ evidence, former }: Comparison, id: string): Cause | null {
  const find = (measures: readonly Measure[]) => measures.find((measure) => measure.id === id);
  const difference = measureDifference(find(former.measures), find(evidence.measures));
  return difference === null
    ? null
    : { kind: 'measure', name: id, text: `measure ${id} ${difference}`, certain: true };
}

function dateCause({ evidence, question, former }: Comparison, id: string | null): Cause {
  const measure = evidence.measures.find((each) => each.id === id);
  const force = measure === undefined ? null : forceDifference(measure, former.date, question.date);
  if (force !== null) return { kind: 'date', name: id, text: `measure ${id} ${force}`, certain: true };
  const dates = `${formatDay(former.date)} to ${formatDay(question.date)}`;
  const text = `the import date moved from ${dates}, so that other records, ownerships or listings count`;
  return { kind: 'date', name: null, text, certain: true };
}

function recordCause({ name, stored: { origin } }: NewerRecord, certain: boolean): Cause {
  const text = `${name} is newer than the earlier result: ${origin.file}, row ${origin.row}`;
  return { kind: 'record', name, text, certain };
}

/** The records on the evidence; where none of them is newer, those upstream; else all that are newer. */
function recordCauses(
  comparison: Comparison,
  was: JudgedProduct,
  is: JudgedProduct,
  id: string | null,
): readonly Cause[] {
  const { evidence, newerRecords } = comparison;
  const differing = differingGrounds(was.grounds, is.grounds, id);
  const onEvidence = newerOnEvidence(evidence.graph, differing, newerRecords);
  const found = onEvidence.length > 0 ? onEvidence : newerFromEnds(differing, newerRecords);
  if (found.length > 0) return listed(found, true);
  const upstream = partiesUpstream(evidence, { ...comparison.question, ...productOf(is) });
  const near = newerUpstream(evidence.graph, upstream, newerRecords);
  return listed(near.length > 0 ? near : newerRecords, false);
}

function listed(records: readonly NewerRecord[], certain: boolean): readonly Cause[] {
  const causes = records.slice(0, MAX_RECORD_CAUSES).map((record) => recordCause(record, certain));
  const more = records.length - causes.length;
  if (more === 0) return causes;
  return [...causes, { kind: 'record', name: null, text: `and ${more} more newer records`, certain: false }];
}

/** Other records gave another verdict, whatever else changed: which ones, or what else it can have been. */
function recordOrOtherCauses(
  comparison: Comparison,
  was: JudgedProduct,
  is: JudgedProduct,
  id: string | null,
): readonly Cause[] {
  const { former, evidence } = comparison;
  const lost = [...former.lost].filter((each) => id === null || each === id);
  const isProgramOther = former.program !== evidence.provenance.program;
  const isOnlyRecords = lost.length === 0 && !isProgramOther;
  const causes: Cause[] = recordCauses(comparison, was, is, id).map((cause) => ({
    ...cause,
    certain: cause.certain && isOnlyRecords,
  }));
  const isAlone = causes.length === 0;
  for (const name of lost) {
    const text = `measure ${name} has changed since, and the earlier result does not hold what it was`;
    causes.push({ kind: 'measure', name, text, certain: isAlone && lost.length === 1 && !isProgramOther });
  }
  if (isProgramOther) {
    const text = `headwater ${evidence.provenance.program} judges otherwise than ${former.program} did`;
    causes.push({ kind: 'program', name: null, text, certain: isAlone && lost.length === 0 });
  }
  if (causes.length > 0) return causes;
  const text = 'no record is newer: the earlier result is of another store, or was altered';
  return [{ kind: 'unknown', name: null, text, certain: false }];
}

/** The measures that can have changed a verdict: one itself; over all alone, those with another consequence. */
function measuresBehind({ evidence, former }: Comparison, id: string | null): readonly string[] {
  if (id !== null) return [id];
  const before = new Map(former.measures.map((measure) => [measure.id, measure.consequence]));
  return evidence.measures.filter((now) => before.get(now.id) !== now.consequence).map((now) => now.id);
}

function factorCauses(
  comparison: Comparison,
  factor: Factor,
  id: string | null,
  is: JudgedProduct,
): readonly Cause[] {
  if (factor === 'date') return [dateCause(comparison, id)];
  if (factor === 'decisions') return decisionCauses(comparison, id, is);
  return measuresBehind(comparison, id).flatMap((each) => measureCause(comparison, each) ?? []);
}

/** Certain ones first, then by kind and name; each once. */
function inOrder(causes: readonly Cause[]): readonly Cause[] {
  const byText = new Map<string, Cause>();
  for (const cause of causes) if (byText.get(cause.text)?.certain !== true) byText.set(cause.text, cause);
  return [...byText.values()].sort(
    (a, b) =>
      Number(b.certain) - Number(a.certain) ||
      CAUSE_KINDS.indexOf(a.kind) - CAUSE_KINDS.indexOf(b.kind) ||
      compareCodePoints(a.name, b.name),
  );
}

/**
 * What changed the verdicts on one product, at least one cause. Measures, decisions and the import date are told apart
 * from the records by judging the present records with the earlier ones of these.
 */
export function causesOf(
  comparison: Comparison,
  rejudge: Rejudge,
  change: VerdictChange,
  was: JudgedProduct,
  is: JudgedProduct,
): readonly Cause[] {
  const verdictsOn = rejudge.of(productOf(is));
  // A verdict over all can change alone: when a measure's consequence does.
  const verdicts = change.measures.length > 0 ? change.measures : [{ ...change, id: null }];
  const causes = verdicts.flatMap(({ id, before, now }) => {
    const byRecords = verdictsOn.withOld(rejudge.factors, id) !== before;
    const factors = verdictsOn.factorsOf(id, now, byRecords);
    const found = factors.flatMap((factor) => factorCauses(comparison, factor, id, is));
    if (byRecords || found.length === 0) return [...found, ...recordOrOtherCauses(comparison, was, is, id)];
    const differing = differingGrounds(was.grounds, is.grounds, id);
    const passed = newerOnPaths(differing, comparison.newerRecords);
    return [...found, ...listed(passed, false)];
  });
  return inOrder(causes);
}
