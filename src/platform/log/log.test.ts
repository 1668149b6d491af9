import { expect, it } from 'vitest';
import { openLog } from './log.ts';

it('writes one JSON line per entry, with the kind of an error and without its values', () => {
  const lines: string[] = [];
  const log = openLog('info', (line) => lines.push(line));
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(ann@example.com)',
  });
  log.error({ err: new Error('not stored', { cause }), job: 'job_1' }, 'a job failed');
  log.debug({}, 'not written');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    job: 'job_1',
    msg: 'a job failed',
    err: { message: 'not stored', cause: { code: '23505', message: 'duplicate key' } },
  });
  expect(lines[0]).not.toContain('ann@example.com');
});
