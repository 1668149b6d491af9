/** How an earlier part tells later parts that something happened, without knowing them. Subscribed in server/wire.ts. */

/** Names a happening and the type of what is told; declared in the `public.ts` of the slice that emits it. */
export interface DomainEvent<Payload> {
  readonly name: string;
  /** Only carries the type. */
  readonly payload?: Payload;
}

export class DomainEvents {
  readonly #subscribers = new Map<string, ((payload: unknown) => Promise<void>)[]>();

  on<Payload>(event: DomainEvent<Payload>, subscriber: (payload: Payload) => Promise<void>): void {
    const list = this.#subscribers.get(event.name) ?? [];
    list.push(subscriber as (payload: unknown) => Promise<void>);
    this.#subscribers.set(event.name, list);
  }

  /**
   * Tells every subscriber in the order of subscription and waits for each.
   * @throws the error of a subscriber, after all were told
   */
  async emit<Payload>(event: DomainEvent<Payload>, payload: Payload): Promise<void> {
    const errors: unknown[] = [];
    for (const subscriber of this.#subscribers.get(event.name) ?? []) {
      try {
        await subscriber(payload);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors, `Several subscribers of ${event.name} failed.`);
  }
}
