import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ErrorCode } from '../model/errors.js';
import type { Access } from './role.js';
import type { Services } from './services.js';
import type { Identity, Session } from './sessions.js';

/** What a route is given; parts of the request have been checked against its schemas. */
export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Null only on routes open to anyone. */
  readonly identity: Identity | null;
  /** Null where an API key was used, or nobody is signed in. */
  readonly session: Session | null;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  readonly services: Services;
  readonly request: Request;
  readonly response: Response;
}

/** What is sent back. */
export type Reply =
  | { readonly kind: 'json'; readonly body: string | object }
  | {
      readonly kind: 'file';
      readonly body: string;
      readonly type: string;
      readonly name: string;
    }
  | { readonly kind: 'nothing' }
  /** The route has written the response itself. */
  | { readonly kind: 'sent' };

export const NOTHING: Reply = { kind: 'nothing' };
export const SENT: Reply = { kind: 'sent' };

export function json(body: string | object): Reply {
  return { kind: 'json', body };
}

interface Shape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: 'get' | 'post' | 'delete';
  /** Under `/api/v1`, with `{name}` for a part that varies. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Files are taken as `multipart/form-data`, in the field `files`. */
  readonly upload?: boolean;
  readonly status: 200 | 201 | 202 | 204;
  /** Media types of the answer; `application/json` unless told. */
  readonly media?: readonly string[];
  /** Of a JSON answer. */
  readonly answer?: z.ZodType;
  /** Codes that this route itself may fail with, beside those of every route. */
  readonly errors: readonly ErrorCode[];
  respond(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Reply>;
}

/** A route without the types of its parts, for tables of all routes. */
export type Route = Omit<Shape<z.ZodType, z.ZodType, z.ZodType>, 'respond'> & {
  respond(call: Call<unknown, unknown, unknown>): Promise<Reply>;
};

/** Defines a route; the types of what it is given follow from its schemas. */
export function route<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(shape: Shape<P, Q, B>): Route {
  return shape as unknown as Route;
}
