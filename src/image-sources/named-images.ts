import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { NamedSource } from '../core/image-request.ts';
import { type Answer, failure, type ScanSubject } from '../core/image-scan.ts';
import { quoted } from '../core/text.ts';
import { parseImageReference } from '../documents/image-reference.ts';
import type { BuiltSource } from '../scanning/inspect-built.ts';
import { extractEntry, type TarEntry, tarEntries } from '../system/tar.ts';
import { troubleOf } from '../system/trouble.ts';

/** Finds what the lines of `images` name on this machine. */
export interface NamedImages {
  readonly sources: readonly BuiltSource[];
  /** Removes what was unpacked. */
  close(): void;
}

/** The folder that paths are relative to, its name for people, and a place for temporary files. */
interface Surroundings {
  readonly folder: string;
  readonly called: string;
  readonly temporary: string | undefined;
}

/**
 * A file is a `docker save` archive or an OCI layout in a tar; a folder is an OCI layout; everything else is a reference.
 * An OCI layout in a tar is unpacked, because Trivy cannot read it.
 */
export function namedImages(images: readonly NamedSource[], around: Surroundings): NamedImages {
  const unpacked: string[] = [];
  const unpack = (path: string, entries: readonly TarEntry[]): string => {
    const folder = mkdtempSync(join(around.temporary || tmpdir(), 'plimsoll-layout-'));
    unpacked.push(folder);
    for (const entry of entries) {
      const to = join(folder, entry.name);
      if (!entry.isFile || !partOfLayout.test(entry.name) || existsSync(to)) continue;
      mkdirSync(dirname(to), { recursive: true });
      extractEntry(path, entry, to);
    }
    return folder;
  };
  const close = (): void => {
    for (const folder of unpacked) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const sources = images.map((source) => ({ source, subject: subjectOf(source.what, around, unpack) }));
    return { sources, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
const partOfLayout = /^(?:oci-layout|index\.json|blobs\/sha(?:256|512)\/[0-9a-f]{64,128})$/;

function subjectOf(
  what: string,
  { folder, called }: Surroundings,
  unpack: (path: string, entries: readonly TarEntry[]) => string,
): Answer<ScanSubject> {
  const path = resolve(folder, what);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    if (existsSync(join(path, 'index.json'))) return { kind: 'ok', value: { kind: 'layout', path } };
    return failure('not-found', 'This folder is not an OCI layout: there is no `index.json` in it.');
  }
  if (stats?.isFile()) return archiveAt(path, unpack);
  const looksLikePath = /^\.{0,2}[\\/]|\.tar(?:\.gz)?$|^[A-Za-z]:\\/.test(what);
  if (!looksLikePath && parseImageReference(what) !== undefined) {
    return { kind: 'ok', value: { kind: 'local', reference: what } };
  }
  return failure(
    'not-found',
    looksLikePath
      ? `There is no such archive or folder: give its path relative to ${called}, and run the step that writes it first.`
      : `${quoted(what)} is neither a path nor an image name.`,
  );
}

/** Newer versions of Docker save both formats in one archive; then the older format is used. */
function archiveAt(path: string, unpack: (path: string, entries: readonly TarEntry[]) => string): Answer<ScanSubject> {
  try {
    const entries = tarEntries(path);
    const has = (name: string) => entries.some((entry) => entry.name === name);
    const isLayout = has('oci-layout') && has('index.json') && !has('manifest.json');
    return {
      kind: 'ok',
      value: isLayout ? { kind: 'layout', path: unpack(path, entries) } : { kind: 'archive', path },
    };
  } catch (error) {
    return failure(
      'not-found',
      `This archive could not be read or unpacked (${troubleOf(error)}): check its permissions and the free disk space.`,
    );
  }
}
