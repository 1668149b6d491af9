/** The thread that looks for groups, so that the server goes on answering meanwhile. Takes what was seen, gives the groups, ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { grouped } from './groups.ts';
import type { Seen } from './habits.ts';

parentPort?.postMessage(grouped(workerData as Seen));
