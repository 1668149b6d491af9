/** One request as a handler sees it. Costly parts are made when they are first read. */
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Principal } from './guard.ts';
import type { Call, CustomAnswer } from './handler.ts';
import { isFromThisMachine } from './origin.ts';

export class ServerCall implements Call {
  /** Set by the server once they are parsed; a handler sees the types of its contract. */
  params: never = undefined as never;
  query: never = undefined as never;
  body: never = undefined as never;
  #principal: Principal | null = null;
  #workspace: WorkspaceScope | null = null;
  #abort: AbortController | null = null;
  readonly #request: FastifyRequest;
  readonly #reply: FastifyReply;
  readonly #streams: boolean;
  readonly closing: AbortSignal;
  /** Set by the server: asks again who calls and where they may act. */
  isStillAdmitted: () => Promise<boolean> = async () => true;

  constructor(request: FastifyRequest, reply: FastifyReply, streams: boolean, closing: AbortSignal) {
    this.#request = request;
    this.#reply = reply;
    this.#streams = streams;
    this.closing = closing;
  }

  admit(principal: Principal, workspace: WorkspaceScope | null): void {
    this.#principal = principal;
    this.#workspace = workspace;
  }

  get principal(): Principal {
    if (!this.#principal) throw new Error('A public route has no principal.');
    return this.#principal;
  }

  get workspace(): WorkspaceScope {
    if (!this.#workspace) throw new Error('Only viewer, editor and owner routes have a workspace.');
    return this.#workspace;
  }

  get requestId(): string {
    return this.#request.id;
  }

  get signal(): AbortSignal {
    if (!this.#abort) {
      const abort = new AbortController();
      const { raw } = this.#reply;
      raw.once('close', () => raw.writableFinished || abort.abort());
      this.#abort = abort;
    }
    return this.#abort.signal;
  }

  get stream(): Readable {
    if (!this.#streams) throw new Error('Only routes with `bodyAs: stream` have a stream.');
    return this.#request.raw;
  }

  get fromThisMachine(): boolean {
    return isFromThisMachine(this.#request.raw.socket.remoteAddress, this.#request.headers);
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  addHeader(name: string, value: string): void {
    this.#reply.header(name, value);
  }

  respond(answer: Parameters<Call['respond']>[0]): CustomAnswer {
    const { status = 200, headers = {}, body = null } = answer;
    return { custom: true, status, headers, body };
  }
}

export function isCustom(answer: unknown): answer is CustomAnswer {
  return typeof answer === 'object' && answer !== null && (answer as { custom?: unknown }).custom === true;
}
