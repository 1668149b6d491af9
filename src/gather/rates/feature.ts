/** The rates slice as the server takes it. */
import { AppError } from '../../platform/errors/app-error.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { deleteRates, importRates, listRates, type Rate, saveRates } from './contract.ts';
import type { Rates } from './rates.ts';
import { readRates } from './rates-table.ts';

const MOST_WRONG = 100;

export function ratesFeature(rates: Rates): Feature {
  return {
    name: 'gather.rates',
    routes: [
      bind(listRates, ({ workspace, query }) => rates.list(workspace, query)),
      bind(saveRates, async ({ workspace, body }) => {
        notOwn(workspace.currency, body.rates);
        await rates.save(workspace, body.rates);
        return { saved: body.rates.length };
      }),
      bind(importRates, async ({ workspace, body }) => {
        const { rates: read, wrong } = readRates(body.text);
        notOwn(workspace.currency, read);
        await rates.save(workspace, read);
        return { saved: read.length, wrong: wrong.slice(0, MOST_WRONG) };
      }),
      bind(deleteRates, async ({ workspace, params, query }) => {
        await rates.remove(workspace, params.currency, query.day);
        return { deleted: true as const };
      }),
    ],
  };
}

function notOwn(base: string, rates: readonly Rate[]): void {
  if (rates.some(({ currency }) => currency === base))
    throw new AppError('invalid_input', {
      problem: `${base} is the business’s own currency and needs no rate`,
    });
}
