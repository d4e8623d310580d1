// Makes zip archives, honest ones and others.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly bytes?: Uint8Array;
  readonly packed?: Uint8Array;
  readonly stored?: boolean;
  readonly name?: string;
  /** What the directory says, where it is not the truth. */
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly packedSize?: number;
  readonly plainSize?: number;
  readonly offset?: number;
}

export function zip(entries: readonly ZipEntry[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const plain = entry.bytes ?? Buffer.alloc(0);
    const packed = Buffer.from(entry.packed ?? (entry.stored ? plain : deflateRawSync(plain)));
    const name = Buffer.from(entry.name ?? 'report.xml');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.flags ?? 0, 2);
    fields.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4);
    fields.writeUInt32LE(entry.crc ?? crc32(plain), 10);
    fields.writeUInt32LE(entry.packedSize ?? packed.length, 14);
    fields.writeUInt32LE(entry.plainSize ?? plain.length, 18);
    fields.writeUInt16LE(name.length, 22);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(entry.offset ?? at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, name);
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, list, end, Buffer.from(comment)]);
}
