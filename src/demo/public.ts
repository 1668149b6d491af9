/** The demo: what the server and the benchmark may call. */
export { readDemoShop } from './demo-shop.ts';
export { Demos, tellMany } from './demos.ts';
export type { DemoPlan } from './shopper.ts';
