import type { CheckContext, TableCheck } from './check.js';

function checkDocuments(context: CheckContext, row: number, documents: readonly string[]): void {
  for (const id of documents) {
    if (!context.catalog.documents.has(id)) context.dangling(row, 'documents', id, 'document');
  }
}

function checkGood(context: CheckContext, row: number, column: string, good: string | null): void {
  if (good !== null && !context.catalog.goods.has(good)) context.dangling(row, column, good, 'good');
}

export function checkSupplies(): TableCheck<'supplies'> {
  return {
    row: ({ record, row }, context) => {
      const { parties } = context.catalog;
      if (!parties.has(record.supplier)) context.dangling(row, 'supplier', record.supplier, 'party');
      if (!parties.has(record.buyer)) context.dangling(row, 'buyer', record.buyer, 'party');
      checkGood(context, row, 'good', record.good);
      checkDocuments(context, row, record.documents);
    },
  };
}

export function checkProductions(): TableCheck<'productions'> {
  return {
    row: ({ record, row }, context) => {
      const { parties } = context.catalog;
      const party = parties.get(record.party);
      if (party === undefined) context.dangling(row, 'party', record.party, 'party');
      else if (parties.get(party.organization)?.trader) {
        const message = `"${record.party}" is a trader or its site, and a trader makes nothing: correct the one or the other`;
        context.report({ row, column: 'party', rule: 'trader-production', value: record.party, message });
      }
      checkGood(context, row, 'good', record.good);
      for (const input of record.inputs) checkGood(context, row, 'inputs', input);
      checkDocuments(context, row, record.documents);
    },
  };
}

export function checkOwnerships(): TableCheck<'ownerships'> {
  return {
    row: ({ record, row }, context) => {
      for (const column of ['owner', 'owned'] as const) {
        const id = record[column];
        const party = context.catalog.parties.get(id);
        if (party === undefined) context.dangling(row, column, id, 'organization');
        else if (party.isSite) {
          const message = `"${id}" is a site: name its organization, "${party.organization}"`;
          context.report({ row, column, rule: 'owner-is-site', value: id, message });
        }
      }
      checkDocuments(context, row, record.documents);
    },
  };
}

export function checkDocumentRecords(): TableCheck<'documents'> {
  return { row: ({ record }, { catalog }) => catalog.addDocument(record.id) };
}
