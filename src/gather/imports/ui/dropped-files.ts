/** Files out of a drop or a picker, folders opened. Hidden files and empty ones are left out. */

export interface DroppedFile {
  readonly name: string;
  readonly file: File;
  /** The folder it was chosen with; null for a file of its own. */
  readonly folder: string | null;
}

/** Reads everything dropped; a folder gives its files, folders within it too. */
export async function filesOfDrop(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return filesOfList(transfer.files);
  const found: File[] = [];
  for (const entry of entries) await walk(entry, found);
  const only = entries.length === 1 ? entries[0] : undefined;
  return cleaned(found, only?.isDirectory === true ? only.name : null);
}

export function filesOfList(list: FileList | null): DroppedFile[] {
  return cleaned([...(list ?? [])]);
}

async function walk(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (entry.isFile) {
    found.push(
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    );
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A directory is read in portions until an empty one.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return;
    for (const one of portion) await walk(one, found);
  }
}

/** Two files of one name keep both: the later is numbered. */
export function cleaned(files: readonly File[], folder: string | null = null): DroppedFile[] {
  const taken = new Set<string>();
  const kept: DroppedFile[] = [];
  for (const file of files) {
    if (file.name.startsWith('.') || file.size === 0) continue;
    let name = file.name;
    for (let n = 2; taken.has(name); n++) name = `${n}-${file.name}`;
    taken.add(name);
    // A folder picker writes the folder before the name.
    const [picked, inside] = (file.webkitRelativePath ?? '').split('/', 2);
    kept.push({ name, file, folder: folder ?? (inside === undefined ? null : (picked ?? null)) });
  }
  return kept;
}
