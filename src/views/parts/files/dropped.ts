import type { InputFile } from "../../../app/benchmarks/importState.ts";

/** Files that were dropped, and the names of those that the browser could not open. */
export interface Dropped {
  readonly files: readonly InputFile[];
  readonly closed: readonly string[];
}

/** The files of a drop, those of folders with the folder's name before theirs. What is dropped is only there until this first awaits. */
export async function droppedFiles(data: DataTransfer): Promise<Dropped> {
  const found = [...data.items].flatMap((item): readonly (FileSystemEntry | File)[] => {
    if (item.kind !== "file") return [];
    const entry = item.webkitGetAsEntry();
    if (entry !== null) return [entry];
    const file = item.getAsFile();
    return file === null ? [] : [file];
  });
  const files: InputFile[] = [];
  const closed: string[] = [];
  for (const one of found) {
    if (one instanceof File) files.push({ name: one.name, file: one });
    else await walk(one, files, closed);
  }
  return { files, closed };
}

/** The files of a chooser, those of a chosen folder with its name. */
export function chosenFiles(list: FileList): readonly InputFile[] {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

async function walk(entry: FileSystemEntry, files: InputFile[], closed: string[]): Promise<void> {
  const name = entry.fullPath.replace(/^\//, "");
  try {
    if (isFile(entry)) files.push({ name, file: await fileOf(entry) });
    else if (isFolder(entry)) {
      for (const inner of await entriesOf(entry)) await walk(inner, files, closed);
    }
  } catch {
    closed.push(name);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** All entries of a folder by name; the browser gives them in portions, the last of which is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (portion.length === 0) break;
    entries.push(...portion);
  }
  return entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
