import { type FaultCase, rows, whole } from './fault-cases.js';

function supply(title: string, cells: string, problem: string): FaultCase {
  return rows(title, 'supplies.csv', [`x1,${cells}`], `row 2, column ${problem}`);
}

function ownership(title: string, cells: string, problem: string): FaultCase {
  return rows(title, 'ownerships.csv', [`x1,${cells}`], `row 2, column ${problem}`);
}

function party(title: string, file: string, row: string, problem: string): FaultCase {
  return rows(title, file, [row], `row 2, column ${problem}`);
}

/** Rows that no record may say, whatever the store holds. */
export const RECORD_FAULTS: readonly FaultCase[] = [
  supply('an ambiguous date', 'trader,plant,cell,03/04/2021,,,,,', 'from: date-format "03/04/2021"'),
  supply('an impossible date', 'trader,plant,cell,2021-02-30,,,,,', 'from: date-impossible "2021-02-30"'),
  supply('a month 13', 'trader,plant,cell,,2021-13,,,,', 'to: date-impossible "2021-13"'),
  supply('from after to', 'trader,plant,cell,2023,2022,,,,', 'to: from-after-to "2022-12-31"'),
  supply('a thousands separator', 'trader,plant,cell,,,"1,200",,,', 'quantity: number-format "1,200"'),
  supply('a negative quantity', 'trader,plant,cell,,,-1,,,', 'quantity: number-range "-1"'),
  supply('an unknown basis', 'trader,plant,cell,,,,,sure,', 'basis: basis-unknown "sure"'),
  supply('a supply to itself', 'plant,plant,cell,,,,,,', 'buyer: self-supply "plant"'),
  ownership('a negative share', 'maker,cells,-5,,', 'share_percent: number-range "-5"'),
  ownership('a share over 100', 'maker,cells,100.5,,', 'share_percent: number-range "100.5"'),
  ownership('a share with a percent sign', 'maker,cells,51%,,', 'share_percent: number-format "51%"'),
  ownership('an ownership by a site', 'plant,cells,51,,', 'owner: owner-is-site "plant"'),
  ownership('an ownership of a site', 'maker,depot,51,,', 'owned: owner-is-site "depot"'),
  party('an unknown country', 'organizations.csv', 'x,X,Korea,,', 'country: country-unknown "Korea"'),
  party('an unknown region', 'organizations.csv', 'x,X,CN,CN-ZZ,', 'region: region-unknown "CN-ZZ"'),
  party(
    'a region outside the country stated with it',
    'organizations.csv',
    'x,X,KZ,CN-XJ,',
    'region: place-contradiction "CN-XJ"',
  ),
  party(
    'a region outside that of its area',
    'sites.csv',
    'x,maker,X,,CN-XJ,park',
    'region: place-contradiction "CN-XJ"',
  ),
  party(
    'a country that is not that of its area',
    'sites.csv',
    'x,maker,X,US,,plant',
    'country: place-contradiction "US"',
  ),
  party(
    'a site in an organization',
    'sites.csv',
    'x,maker,X,,,trader',
    'within: area-is-organization "trader"',
  ),
  party('a site operated by a site', 'sites.csv', 'x,plant,X,,,', 'organization: operator-is-site "plant"'),
  party('a site with the id of an organization', 'sites.csv', 'mine,maker,X,,,', 'id: id-shared "mine"'),
  party('an organization with the id of a site', 'organizations.csv', 'plant,X,,,', 'id: id-shared "plant"'),
  party('a good under itself', 'goods.csv', 'x,X,,x,', 'broader: broader-cycle "x"'),
  party('a site within itself', 'sites.csv', 'x,maker,X,,,x', 'within: within-cycle "x"'),
  rows(
    'a circle of goods',
    'goods.csv',
    ['x,X,,y,', 'y,Y,,z,', 'z,Z,,x,'],
    'row 2, column broader: broader-cycle "y"',
  ),
  rows(
    'a circle of sites',
    'sites.csv',
    ['w,maker,W,,,x', 'x,maker,X,,,y', 'y,maker,Y,,,x'],
    'row 3, column within: within-cycle "y"',
  ),
  party('a recipe of a raw good', 'recipes.csv', 'quartz,cell,true', 'good: raw-recipe "quartz"'),
  party(
    'a production by a trader',
    'productions.csv',
    'x,trader,cell,,',
    'party: trader-production "trader"',
  ),
  party(
    'a production at the site of a trader',
    'productions.csv',
    'x,depot,cell,,',
    'party: trader-production "depot"',
  ),
  whole(
    'an identifier without a scheme',
    'organizations.csv',
    'id,name,identifiers\nx,X,5493001KJTIIGC8Y1R12\n',
    'row 2, column identifiers: identifier-format "5493001KJTIIGC8Y1R12"',
  ),
  whole(
    'a latitude over 90',
    'sites.csv',
    'id,organization,name,latitude\nx,maker,X,91\n',
    'row 2, column latitude: number-range "91"',
  ),
  whole(
    'half a SHA-256',
    'documents.csv',
    'id,type,title,sha256\nx,note,X,0af3\n',
    'row 2, column sha256: sha256-format "0af3"',
  ),
];

/** Rows that contradict what is in the store already. */
export const CHANGE_FAULTS: readonly FaultCase[] = [
  party(
    'a maker that becomes a trader',
    'organizations.csv',
    'mine,M,BR,,true',
    'trader: trader-production "mine"',
  ),
  party(
    'a maker at its site that becomes a trader',
    'organizations.csv',
    'maker,M,CN,,true',
    'trader: trader-production "plant"',
  ),
  party(
    'a plant that becomes the site of a trader',
    'sites.csv',
    'plant,trader,P,CN,,',
    'organization: trader-production "plant"',
  ),
  party('a good with recipes that becomes raw', 'goods.csv', 'cell,Cell,,,true', 'raw: raw-recipe "cell"'),
  party('a good that closes a circle', 'goods.csv', 'mineral,M,,quartz,', 'broader: broader-cycle "quartz"'),
  party(
    'an area that moves into its own site',
    'sites.csv',
    'park,maker,P,,,plant',
    'within: within-cycle "plant"',
  ),
  party(
    'an area that moves away from its site',
    'sites.csv',
    'park,maker,P,VN,,',
    'country: place-contradiction "VN"',
  ),
  rows(
    'an area that moves into another, away from its site',
    'sites.csv',
    ['port,maker,P,BR,,', 'park,maker,P,,,port'],
    'row 3, column within: place-contradiction "port"',
  ),
  party(
    'a site that moves out of its area',
    'sites.csv',
    'plant,maker,P,VN,,park',
    'country: place-contradiction "VN"',
  ),
];

/** Ids that nothing has. Each is imported alone: beside a refused file it would wait for that. */
export const DANGLING: readonly FaultCase[] = [
  supply('a supplier', 'nobody,plant,cell,,,,,,', 'supplier: id-dangling "nobody"'),
  supply('a buyer', 'trader,nobody,cell,,,,,,', 'buyer: id-dangling "nobody"'),
  supply('a supplied good', 'trader,plant,nothing,,,,,,', 'good: id-dangling "nothing"'),
  supply('a document', 'trader,plant,cell,,,,,,d1;d9', 'documents: id-dangling "d9"'),
  ownership('an owner', 'nobody,cells,51,,', 'owner: id-dangling "nobody"'),
  ownership('an owned organization', 'maker,nobody,51,,', 'owned: id-dangling "nobody"'),
  party('a producer', 'productions.csv', 'x,nobody,cell,,', 'party: id-dangling "nobody"'),
  party('a produced good', 'productions.csv', 'x,cells,nothing,,', 'good: id-dangling "nothing"'),
  party('a stated input', 'productions.csv', 'x,cells,cell,quartz;nothing,', 'inputs: id-dangling "nothing"'),
  party('an operator', 'sites.csv', 'x,nobody,X,,,', 'organization: id-dangling "nobody"'),
  party('an area', 'sites.csv', 'x,maker,X,,,nowhere', 'within: id-dangling "nowhere"'),
  party('a broader good', 'goods.csv', 'x,X,,nothing,', 'broader: id-dangling "nothing"'),
  party('the good of a recipe', 'recipes.csv', 'nothing,cell,', 'good: id-dangling "nothing"'),
  party('the input of a recipe', 'recipes.csv', 'panel,nothing,', 'input: id-dangling "nothing"'),
];
