/** Where the line of the demo stands: as high from the first frame as it was last time, so that no page moves when it comes. */
import { lazy, type ReactElement, Suspense, useCallback } from 'react';
import { useBusiness } from '../kit/business.tsx';
import { idle } from '../kit/idle.ts';

// Most businesses have no demo in them: its words and dialogs come after the first page. A page without them is better than none.
const DemoBanner = lazy(async () => {
  await idle();
  return import('../../demo/ui/demo-banner.tsx').then(
    ({ DemoBanner: banner }) => ({ default: banner }),
    () => ({ default: () => null }),
  );
});

export function DemoPlace(): ReactElement {
  const { id } = useBusiness();
  const entry = `footpath-demo-${id}`;
  const keep = useCallback((height: number) => keepHeight(entry, height), [entry]);
  const room = <div style={{ height: heightIn(entry) }} />;
  return (
    <Suspense fallback={room}>
      <DemoBanner room={room} onHeight={keep} />
    </Suspense>
  );
}

// A browser that keeps nothing moves the page once.
function heightIn(entry: string): number {
  try {
    return Number(localStorage.getItem(entry) ?? 0);
  } catch {
    return 0;
  }
}

function keepHeight(entry: string, height: number): void {
  try {
    if (height === 0) localStorage.removeItem(entry);
    else localStorage.setItem(entry, String(height));
  } catch {}
}
