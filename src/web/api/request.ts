import type { ProblemDetails, Session } from './answers.js';

/** A request that the server, or the way to it, refused; `code` is stable, `message` says what to do. */
export class RequestFailure extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'RequestFailure';
    this.code = code;
    this.status = status;
  }
}

const BASE = '/api/v1';

/** The address of an API resource; parameters that are null, undefined or empty are left out. */
export function apiPath(
  path: string,
  parameters: Readonly<Record<string, string | number | null | undefined | readonly string[]>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const values = Array.isArray(value) ? value : [value];
    for (const each of values)
      if (each !== null && each !== undefined && each !== '') query.append(name, `${each}`);
  }
  return `${BASE}${path}${query.size === 0 ? '' : `?${query}`}`;
}

async function failureOf(response: Response): Promise<RequestFailure> {
  try {
    const { code, detail, title } = (await response.json()) as Partial<ProblemDetails>;
    return new RequestFailure(
      code ?? `HTTP_${response.status}`,
      response.status,
      detail ?? title ?? response.statusText,
    );
  } catch {
    const message = `The server answered ${response.status} without saying why. Look at its log.`;
    return new RequestFailure(`HTTP_${response.status}`, response.status, message);
  }
}

async function answered(path: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...options });
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw new RequestFailure(
      'SERVER_UNREACHABLE',
      0,
      'The server does not answer. Check that `headwater serve` still runs.',
    );
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

/** The answer to a GET. Errors: RequestFailure; an aborted request rejects with the browser's AbortError. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await answered(path, signal === undefined ? {} : { signal });
  return (await response.json()) as T;
}

/** A POST that needs nobody to be signed in yet. */
export async function post(path: string, body: object): Promise<void> {
  await answered(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

let session: Promise<Session> | undefined;

/** Who is logged in, asked once. */
export function readSession(): Promise<Session> {
  session ??= get<Session>(apiPath('/session')).catch((error) => {
    session = undefined;
    throw error;
  });
  return session;
}

/** A request that changes something, with the token that shows it comes from this page. */
export async function send<T>(
  method: 'POST' | 'DELETE',
  path: string,
  body?: FormData | object,
): Promise<T | null> {
  const { csrf } = await readSession();
  const isForm = body instanceof FormData;
  const response = await answered(path, {
    method,
    headers: {
      ...(csrf === null ? {} : { 'X-CSRF-Token': csrf }),
      ...(body && !isForm ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return text === '' ? null : (JSON.parse(text) as T);
}
