import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../src/http/openapi.js';
import { ROUTES } from '../../src/http/route-table.js';

/** Holds every answer of a test to the OpenAPI document. */

interface Operation {
  readonly responses: Record<
    string,
    { readonly $ref?: string; readonly content?: Record<string, { schema: object }> }
  >;
}

interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: object;
}

const DOCUMENT = openApiDocument(ROUTES) as Document;
const PROBLEM_MEDIA = 'application/problem+json';

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'headwater', components: DOCUMENT.components });

/** The most literal path that fits: `/trace/network` before `/records/{table}/{id}`. */
function operationOf(method: string, path: string): Operation | null {
  const asked = path.replace(/\?.*/, '');
  const fits = ROUTES.filter((route) => {
    const pattern = new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return route.method === method.toLowerCase() && pattern.test(asked);
  });
  const [route] = fits.sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  return route === undefined ? null : DOCUMENT.paths[route.path]![route.method]!;
}

function check(schema: object, value: unknown, what: string): void {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"headwater#/components/');
  const validate = ajv.compile(JSON.parse(text) as object);
  if (!validate(value)) throw new Error(`${what}: ${ajv.errorsText(validate.errors)}`);
}

/** Throws if a response is not one that the document has for its request. */
export function checkAnswer(method: string, path: string, response: Response, text: string): void {
  const what = `${method} ${path} answered ${response.status}`;
  const media = (response.headers.get('Content-Type') ?? '').replace(/;.*/, '');
  const operation = operationOf(method, path);
  if (operation === null) {
    if (response.status !== 404 || media !== PROBLEM_MEDIA) throw new Error(`${what}, and is no route`);
    return;
  }
  const described = operation.responses[response.status];
  if (described === undefined) throw new Error(`${what}, which the document does not have: ${text}`);
  if (described.$ref !== undefined) {
    if (media !== PROBLEM_MEDIA) throw new Error(`${what} as ${media}`);
    check({ $ref: '#/components/schemas/Problem' }, JSON.parse(text), what);
    return;
  }
  if (described.content === undefined) {
    if (text !== '') throw new Error(`${what} with a body`);
    return;
  }
  const content = described.content[media];
  if (content === undefined) throw new Error(`${what} as ${media}`);
  if (media === 'application/json' && !path.includes('/export')) {
    check(content.schema, JSON.parse(text), what);
  }
}
