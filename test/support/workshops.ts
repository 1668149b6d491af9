/** A workshop over HTTP for tests: the team’s calls, and guests with a cookie each. */
import { asBrowser, setUp, type TestApp } from './app.ts';

export type Headers = Record<string, string>;

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: replies of every route
  readonly body: any;
  readonly text: string;
  readonly cookies: { name: string; value: string }[];
}

export interface Guest {
  readonly headers: Headers;
  /** Below the workshop’s room. */
  readonly call: (method: 'GET' | 'PUT' | 'DELETE', path?: string, body?: object) => Promise<Reply>;
  readonly write: (card: string, text: string, more?: object) => Promise<Reply>;
}

export interface TestWorkshop {
  readonly id: string;
  readonly map: string;
  readonly workspace: string;
  readonly owner: Headers;
  readonly stages: readonly string[];
  readonly lanes: readonly string[];
  readonly raw: (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    headers?: Headers,
  ) => Promise<Reply>;
  /** Below the workshop, as the owner. */
  readonly lead: (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path?: string,
    body?: object,
  ) => Promise<Reply>;
  readonly step: (step: string) => Promise<Reply>;
  /** The code that lets people in. */
  readonly code: () => Promise<string>;
  readonly join: (name: string) => Promise<Guest>;
  /** The room with a cookie. */
  readonly as: (headers: Headers) => Guest;
}

export const cardId = (name: string): string => `wcd_${name.padEnd(12, '0')}`;

export async function beginTestWorkshop(app: TestApp, draft: object = {}): Promise<TestWorkshop> {
  const { workspace, owner } = await setUp(app);
  const raw: TestWorkshop['raw'] = async (method, url, sent, headers = owner) => {
    const reply = await app.http.inject({ method, url, headers, ...(sent ? { body: sent } : {}) });
    const isJson = String(reply.headers['content-type']).includes('json');
    return {
      ...{ status: reply.statusCode, text: reply.body, cookies: reply.cookies },
      body: isJson ? reply.json() : null,
    };
  };
  const maps = `/api/workspaces/${workspace}/maps`;
  const map = (await raw('POST', maps, { title: 'Breakfast' })).body.id as string;
  const { document } = (await raw('GET', `${maps}/${map}`)).body;
  const [stages, lanes] = [Object.keys(document.columns), Object.keys(document.lanes)];
  const made = await raw('POST', `${maps}/${map}/workshops`, { title: 'Why do guests leave?', ...draft });
  const id = made.body.id as string;
  const lead: TestWorkshop['lead'] = (method, path = '', sent) =>
    raw(method, `${maps}/${map}/workshops/${id}${path}`, sent);
  const as = (headers: Headers): Guest => {
    const call: Guest['call'] = (method, path = '', sent) =>
      raw(method, `/api/workshop-rooms/${id}${path}`, sent, headers);
    const place = { stage: stages[0], lane: lanes[0] };
    return {
      ...{ headers, call },
      write: (card, text, more = {}) => {
        // What came first stands first.
        app.time.now += 1000;
        return call('PUT', `/cards/${cardId(card)}`, { ...place, text, ...more });
      },
    };
  };
  const code = async () => (await lead('GET')).body.door.code as string;
  const join = async (name: string) => {
    app.time.now += 1000;
    const entered = await raw('POST', `/api/workshop-codes/${await code()}/guests`, { name }, {});
    if (entered.status !== 200) throw new Error(entered.text);
    return as(asBrowser(entered));
  };
  const step = (to: string) => lead('PUT', '/step', { step: to });
  return { id, map, workspace, owner, stages, lanes, raw, lead, step, code, join, as };
}
