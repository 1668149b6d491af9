/** What the demo business sells, who comes, and its map: lists of data/demo-shop.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Rule } from '../map/touchpoints/contract.ts';
import { packageRoot } from '../platform/files/package-root.ts';

const DemoShop = z.object({
  firstNames: z.array(z.string()).min(1),
  lastNames: z.array(z.string()).min(1),
  products: z.array(z.object({ name: z.string(), priceMinor: z.number().int() })).min(1),
  stages: z.array(z.string()),
  touchpoints: z.array(
    z.object({ title: z.string(), stage: z.string(), channel: z.string().nullable(), rule: Rule }),
  ),
});
export type DemoShop = z.output<typeof DemoShop>;

export function readDemoShop(): DemoShop {
  return DemoShop.parse(JSON.parse(readFileSync(join(packageRoot(), 'data', 'demo-shop.json'), 'utf8')));
}
