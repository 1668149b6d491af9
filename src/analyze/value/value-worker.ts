/** The thread that fits models, so that the server goes on answering meanwhile. Takes one task, gives the figures, ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { computeValue, type ValueTask } from './compute.ts';

parentPort?.postMessage(computeValue(workerData as ValueTask));
