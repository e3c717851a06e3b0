import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NamedSource } from './core/image-request.ts';
import type { Answer, ScanSubject } from './core/image-scan.ts';
import { quoted } from './core/text.ts';
import { parseImageReference } from './documents/image-reference.ts';
import type { BuiltSource } from './inspect-built.ts';

/**
 * What the lines of `images` name: a file is what `docker save` wrote, a folder an OCI layout, all else a reference.
 * Paths begin in `folder`, which people know as `called`.
 */
export function namedSubjects(
  images: readonly NamedSource[],
  { folder, called }: { readonly folder: string; readonly called: string },
): readonly BuiltSource[] {
  return images.map((source) => ({ source, subject: subjectOf(source.what, resolve(folder, source.what), called) }));
}

function subjectOf(what: string, path: string, called: string): Answer<ScanSubject> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    if (existsSync(join(path, 'index.json'))) return { kind: 'ok', value: { kind: 'layout', path } };
    return failed('This folder is no OCI layout: there is no `index.json` in it.');
  }
  if (stats?.isFile()) {
    if (isLayoutArchive(path)) {
      return failed(
        `This archive is an OCI layout, which cannot be read as it is: unpack it (\`tar -xf ${quoted(what).slice(1, -1)} -C FOLDER\`) and name the folder, or write it with \`docker save\` (\`--output type=docker,dest=…\`).`,
      );
    }
    return { kind: 'ok', value: { kind: 'archive', path } };
  }
  const looksLikePath = /^\.{0,2}[\\/]|\.tar(?:\.gz)?$|^[A-Za-z]:\\/.test(what);
  if (!looksLikePath && parseImageReference(what) !== undefined) {
    return { kind: 'ok', value: { kind: 'local', reference: what } };
  }
  return failed(
    looksLikePath
      ? `There is no such archive or folder: name it as a path from ${called}, and let the step that writes it run before.`
      : `${quoted(what)} is neither a path nor the name of an image.`,
  );
}

function failed(reason: string): Answer<never> {
  return { kind: 'failed', cause: 'not-found', reason };
}

/** More entries than the largest image has. */
const mostEntries = 5_000;
const block = 512;

/** Whether a tar holds `oci-layout` and not the `manifest.json` of `docker save` (newer ones write both). */
function isLayoutArchive(path: string): boolean {
  const names = new Set<string>();
  const descriptor = openSync(path, 'r');
  try {
    const header = Buffer.alloc(block);
    let at = 0;
    for (let entry = 0; entry < mostEntries; entry++) {
      if (readSync(descriptor, header, 0, block, at) < block || header[0] === 0) break;
      // https://www.gnu.org/software/tar/manual/html_node/Standard.html
      if (header.toString('latin1', 257, 262) !== 'ustar') return false;
      names.add(header.toString('utf8', 0, 100).replace(/\0.*$/s, '').replace(/^\.\//, ''));
      const size = Number.parseInt(header.toString('latin1', 124, 136).replace(/[\0 ]+/g, ''), 8);
      at += block + Math.ceil((Number.isNaN(size) ? 0 : size) / block) * block;
    }
  } finally {
    closeSync(descriptor);
  }
  return names.has('oci-layout') && !names.has('manifest.json');
}
