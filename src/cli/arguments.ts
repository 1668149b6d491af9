/** What somebody typed behind a command: there, known and meant once, or refused in words that say what to do. */
import { AppError } from '../platform/errors/app-error.ts';

export function refused(problem: string): AppError {
  return new AppError('invalid_input', { problem });
}

/** @throws AppError `invalid_input` */
export function needed(given: string | undefined, what: string): string {
  if (given === undefined) throw refused(`${what} is missing`);
  return given;
}

/** @param besides actions that are known too, for the refusal @throws AppError `invalid_input` */
export function actionNamed<Action>(
  command: string,
  actions: Readonly<Record<string, Action>>,
  wanted: string,
  besides: readonly string[] = [],
): Action {
  const action = Object.hasOwn(actions, wanted) ? actions[wanted] : undefined;
  if (action) return action;
  const known = [...besides, ...Object.keys(actions)].join(', ');
  throw refused(`“${command} ${wanted}” is not known; there are ${known}`);
}

/** By id, or by name in whatever case. @throws AppError `invalid_input` */
export function oneNamed<Item extends { readonly id: string }>(
  items: readonly Item[],
  wanted: string,
  nameOf: (item: Item) => string,
  what: { readonly one: string; readonly several: string },
): Item {
  const [found, ...others] = items.filter(
    (item) => item.id === wanted || nameOf(item).toLowerCase() === wanted.toLowerCase(),
  );
  if (!found) throw refused(`there is no ${what.one} “${wanted}”`);
  if (others.length > 0) throw refused(`several ${what.several} are called “${wanted}”; name one by its id`);
  return found;
}
