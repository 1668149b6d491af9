/** The demo: what the server and the benchmark may call. */
export { type CauseName, causes, type PlantedCause } from './causes.ts';
export type { DemoPlan } from './demo-plan.ts';
export { type DemoShop, readDemoShop } from './demo-shop.ts';
export { Demos, tellMany } from './demos.ts';
