/** Where this browser keeps what must outlive a page; null where it is told to keep nothing. */
export function localShelf(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
