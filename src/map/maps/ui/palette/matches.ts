/** Whether a name fits what was typed: every word of it begins a word of the name, whatever the accents. Pure. */
export function matches(name: string, sought: string): boolean {
  const words = plain(name).split(/[^\p{L}\p{N}]+/u);
  return plain(sought)
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)) || plain(name).includes(part));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
