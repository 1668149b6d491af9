/** Work whose tools take long to load, in a thread that is kept for the next task and ends when nobody has asked for a while. */
import { Worker } from 'node:worker_threads';

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export class KeptThread<Task, Answer> {
  readonly #script: URL;
  readonly #idleMs: number;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #worker: Worker | null = null;
  #asked = 0;

  /** @param script answers each message `[id, task]` with `[id, answer]`, in their order; begun with the first task */
  constructor(script: URL, idleMs: number) {
    this.#script = script;
    this.#idleMs = idleMs;
  }

  /** @throws what the thread threw; then all that wait are refused, and the next task has a new one */
  ask(task: Task): Promise<Answer> {
    const worker = this.#worker ?? this.#open();
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage([id, task]);
    });
  }

  #open(): Worker {
    const worker = new Worker(this.#script);
    const gone = (error: Error): void => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    worker.on('message', ([id, answer]: [number, Answer]) => {
      this.#waiting.get(id)?.resolve(answer);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#rest(worker);
    });
    worker.on('error', gone);
    worker.on('exit', () => gone(new Error('A thread ended without an answer.')));
    this.#worker = worker;
    return worker;
  }

  /** Holds nobody up who wants to end; ends unless there is something new to do by then. */
  #rest(worker: Worker): void {
    worker.unref();
    const last = this.#asked;
    const end = (): void => {
      if (this.#asked !== last || this.#worker !== worker) return;
      this.#worker = null;
      void worker.terminate();
    };
    setTimeout(end, this.#idleMs).unref();
  }
}
