/** The thread that draws a map, so that the server goes on answering meanwhile. Takes one map, gives the file, ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type PictureTask, pictureOf } from './pictures.ts';

const { format, document, around, figures } = workerData as PictureTask;
parentPort?.postMessage(await pictureOf(format, document, around, figures));
