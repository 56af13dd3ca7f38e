import { piecesOf, type Progress, unpacked } from "./bytes.ts";
import type { SourceFile } from "./sourceFile.ts";

const endBytes = 22;
const longestComment = 0xffff;

/** One file inside an archive. */
export interface ZipMember {
  readonly name: string;
  /** Its bytes, unpacked; throws where they cannot be. */
  readonly pieces: () => AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/**
 * The files of an archive in its own order, without folders; throws with a sentence where it is none or cut off.
 *
 * Own code, as the small libraries (fflate) unpack from front to back or hold the whole archive: here only the list and one piece of one
 * file are in memory, files that nobody asks for are not unpacked, and the platform unpacks the others.
 */
export async function readZip(file: SourceFile, progress: Progress): Promise<readonly ZipMember[]> {
  const tailFrom = Math.max(0, file.size - endBytes - longestComment);
  const tail = viewOf(await file.read(tailFrom, file.size));
  const end = findEnd(tail);
  if (end < 0) throw new Error("The archive has no end: a part of it is missing.");
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const at = tail.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) {
    throw new Error("The archive is of the kind for more than 65,534 files or 4 GB.");
  }
  const directory = viewOf(await file.read(at, at + size));
  const members: ZipMember[] = [];
  for (let place = 0, index = 0; index < count; index++) {
    if (place + 46 > directory.byteLength || directory.getUint32(place, true) !== 0x02014b50) {
      throw new Error("The archive's list of files is damaged.");
    }
    const nameBytes = directory.getUint16(place + 28, true);
    const name = new TextDecoder().decode(
      new Uint8Array(directory.buffer, directory.byteOffset + place + 46, nameBytes),
    );
    const found = {
      encrypted: (directory.getUint16(place + 8, true) & 1) === 1,
      method: directory.getUint16(place + 10, true),
      packed: directory.getUint32(place + 20, true),
      header: directory.getUint32(place + 42, true),
    };
    place +=
      46 +
      nameBytes +
      directory.getUint16(place + 30, true) +
      directory.getUint16(place + 32, true);
    if (name.endsWith("/")) continue;
    members.push({ name, pieces: () => unpackMember(file, progress, found) });
  }
  return members;
}

/** True of what operating systems leave beside files, in archives and folders. */
export function isLeftover(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._[^/]*$)/.test(path);
}

interface MemberPlace {
  readonly encrypted: boolean;
  readonly method: number;
  readonly packed: number;
  readonly header: number;
}

async function* unpackMember(
  file: SourceFile,
  progress: Progress,
  { encrypted, method, packed, header }: MemberPlace,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (encrypted) throw new Error("It is encrypted.");
  if (packed === 0xffffffff || header === 0xffffffff) {
    throw new Error("It is larger than 4 GB, or stands behind so much.");
  }
  const local = viewOf(await file.read(header, header + 30));
  if (local.byteLength < 30 || local.getUint32(0, true) !== 0x04034b50) {
    throw new Error("Its place in the archive is damaged.");
  }
  const from = header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const pieces = piecesOf(file, progress, from, from + packed);
  if (method === 0) yield* pieces;
  else if (method === 8) yield* unpacked(pieces, "deflate-raw");
  else throw new Error(`It is packed by method ${method}, which is not known here.`);
}

function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - endBytes; at >= 0; at--) {
    if (tail.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}

function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView<ArrayBuffer> {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
