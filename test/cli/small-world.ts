/**
 * A small chain in which nothing is wrong: an importer buys panels of a maker with one plant in an industrial park;
 * the maker buys cells of a trader, who buys them of a maker in Xinjiang. Names are invented.
 */
export const TABLES: Readonly<Record<string, readonly string[]>> = {
  'documents.csv': ['id,type,title,issuer,date', 'd1,invoice,Invoice 1,maker,2024-03'],
  'goods.csv': [
    'id,name,hs,broader,raw',
    'panel,Solar panel,8541.43,,',
    'cell,Solar cell,8541.42,,',
    'quartz,Quartz,2506,mineral,true',
    'mineral,Mineral,,,',
  ],
  'recipes.csv': ['good,input,required', 'panel,cell,true', 'cell,quartz,true'],
  'organizations.csv': [
    'id,name,country,region,trader',
    'importer,Example Imports,US,US-CA,true',
    'maker,Example Panels,CN,,',
    'trader,Example Trading,SG,,true',
    'cells,Example Cells,CN,CN-XJ,',
    'mine,Example Mine,BR,,',
  ],
  'sites.csv': [
    'id,organization,name,country,region,within',
    'park,maker,Example Park,CN,CN-ZJ,',
    'plant,maker,Panel plant,CN,,park',
    'depot,trader,Depot,SG,,',
  ],
  'ownerships.csv': ['id,owner,owned,share_percent,from,to', 'w1,maker,cells,51,2020,'],
  'supplies.csv': [
    'id,supplier,buyer,good,from,to,quantity,unit,basis,documents',
    's1,plant,importer,panel,2024-01,,100,piece,documented,d1',
    's2,trader,plant,cell,2023-06,,5000,piece,declared,',
    's3,cells,trader,cell,2023-01,,5000,piece,declared,',
    's4,mine,cells,quartz,2022,,80,t,declared,',
  ],
  'productions.csv': [
    'id,party,good,inputs,from',
    'p1,plant,panel,cell,2023',
    'p2,cells,cell,,2022',
    'p3,mine,quartz,,2020',
  ],
};

export function tableText(name: string): string {
  return `${TABLES[name]!.join('\n')}\n`;
}

/** A table of the small world with further rows, or with one row replaced. */
export function withRows(name: string, ...rows: string[]): string {
  return `${tableText(name)}${rows.join('\n')}\n`;
}

export const XINJIANG = {
  id: 'xinjiang',
  title: 'Everything from Xinjiang',
  consequence: 'detain',
  legalBasis: 'Example Act',
  effective: { from: '2022-06-21', to: null },
  scope: [{ region: 'CN-XJ' }],
};

export const RISK = {
  id: 'risk',
  consequence: 'risk-listing',
  effective: { from: '2020', to: '2030' },
  scope: [{ goods: ['quartz'], derived: true }],
};
