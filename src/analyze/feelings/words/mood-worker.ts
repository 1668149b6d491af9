/** The thread that reads written answers, so that the server goes on answering meanwhile: of each list of texts their moods. */
import { parentPort } from 'node:worker_threads';
import { moodsOf } from './mood.ts';

parentPort?.on('message', ([id, texts]: [number, readonly string[]]) => {
  parentPort?.postMessage([id, moodsOf(texts)]);
});
