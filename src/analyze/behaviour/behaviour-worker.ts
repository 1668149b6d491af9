/** The thread that looks for groups, so that the server goes on answering meanwhile. Takes habits, gives the division, ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { divided } from './compute.ts';
import type { Habits } from './model/features.ts';

parentPort?.postMessage(divided(workerData as Habits));
