/** Files with the headers of a program and Go's note of how it was built. None of them can be started. */

/** Length in groups of seven bits, then the bytes. */
function counted(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>= 7) {
    length.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
    if (rest <= 0x7f) return Buffer.concat([Buffer.from(length), bytes]);
  }
}

/** The note, as Go's linker lays it out. `flags` is 2 since Go 1.18. */
export function buildNote(information: string, flags = 2): Buffer {
  const header = Buffer.alloc(32);
  header.write('\xff Go buildinf:', 'latin1');
  header[14] = 8;
  header[15] = flags;
  const mark = '0123456789abcdef';
  return Buffer.concat([header, counted('go1.26.8'), counted(`${mark}${information}${mark}`), Buffer.alloc(8)]);
}

interface Section {
  readonly name: string;
  readonly type: number;
  readonly content: Buffer;
}

/**
 * A program for Linux. The section headers lie at the end, as other linkers than Go's put them. `missing` bytes of its code
 * are promised and not there.
 */
export function elfProgram(note: Buffer, name = '.go.buildinfo', missing = 0): Buffer {
  const names = Buffer.from(`\0.text\0${name}\0.bss\0.shstrtab\0`);
  const sections: readonly Section[] = [
    { name: '', type: 0, content: Buffer.alloc(0) },
    { name: '.text', type: 1, content: Buffer.from('\xff Go buildinf:not this one', 'latin1') },
    { name, type: 1, content: note },
    { name: '.bss', type: 8, content: Buffer.alloc(0) },
    { name: '.shstrtab', type: 3, content: names },
  ];
  const start = Buffer.alloc(64);
  start.write('\x7fELF\x02\x01\x01', 'latin1');
  const parts: Buffer[] = [start];
  let at = start.length;
  const headers = sections.map(({ name: wanted, type, content }) => {
    const header = Buffer.alloc(64);
    header.writeUInt32LE(names.indexOf(`\0${wanted}\0`) + 1, 0);
    header.writeUInt32LE(type, 4);
    header.writeBigUInt64LE(BigInt(at), 24);
    // What is zeros at the start has a size and no bytes in the file.
    header.writeBigUInt64LE(BigInt(type === 8 ? 1e9 : content.length + (wanted === '.text' ? missing : 0)), 32);
    parts.push(content);
    at += content.length;
    return header;
  });
  start.writeBigUInt64LE(BigInt(at), 40);
  start.writeUInt16LE(64, 58);
  start.writeUInt16LE(headers.length, 60);
  start.writeUInt16LE(headers.length - 1, 62);
  return Buffer.concat([...parts, ...headers]);
}

/** A program for macOS: a command that is no segment, then a segment of two sections. */
export function machOProgram(note: Buffer): Buffer {
  const [other, segment, text, info] = [Buffer.alloc(24), Buffer.alloc(72), Buffer.alloc(80), Buffer.alloc(80)];
  other.writeUInt32LE(0x1b, 0);
  other.writeUInt32LE(other.length, 4);
  segment.writeUInt32LE(0x19, 0);
  segment.writeUInt32LE(72 + 160, 4);
  segment.write('__DATA', 8);
  segment.writeUInt32LE(2, 64);
  text.write('__noptrdata', 0);
  info.write('__go_buildinfo', 0);
  info.write('__DATA', 16);
  info.writeBigUInt64LE(BigInt(note.length), 40);
  const commands = Buffer.concat([other, segment, text, info]);
  commands.writeUInt32LE(32 + commands.length, other.length + 72 + 80 + 48);
  const start = Buffer.alloc(32);
  start.writeUInt32LE(0xfeedfacf, 0);
  start.writeUInt32LE(2, 16);
  start.writeUInt32LE(commands.length, 20);
  return Buffer.concat([start, commands, note]);
}

/** A program for Windows: code, then data that may be written to, with something ahead of the note. */
export function peProgram(note: Buffer): Buffer {
  const data = Buffer.concat([Buffer.alloc(48, 1), note]);
  const start = Buffer.alloc(128);
  start.write('MZ');
  start.writeUInt32LE(128, 60);
  const coff = Buffer.alloc(24);
  coff.write('PE\0\0');
  coff.writeUInt16LE(2, 6);
  coff.writeUInt16LE(240, 20);
  const [text, writable] = [Buffer.alloc(40), Buffer.alloc(40)];
  text.writeUInt32LE(16, 16);
  text.writeUInt32LE(0x60000020, 36);
  writable.writeUInt32LE(data.length, 16);
  writable.writeUInt32LE(128 + 24 + 240 + 80, 20);
  writable.writeUInt32LE(0xc0600040, 36);
  return Buffer.concat([start, coff, Buffer.alloc(240), text, writable, data]);
}
