import type { Finding } from '../../src/core/finding.ts';
import type { Span } from '../../src/core/location.ts';
import { defaultOptions } from '../../src/core/options.ts';
import type { Example, RuleInfo, Target } from '../../src/core/rule.ts';
import { readMarkup } from '../../src/core/text.ts';
import type { TreeEntry, TreeReader } from '../../src/core/tree.ts';
import { inspect } from '../../src/review/inspect.ts';
import { collect, type Snapshot } from '../../src/snapshot/collect.ts';

/** A tree held in memory, read as a commit would be. */
export function treeOf(files: Readonly<Record<string, string>>): TreeReader {
  const bytes = new TextEncoder();
  return {
    list: async () => ({
      entries: Object.entries(files).map(
        ([path, text]): TreeEntry => ({ path, kind: 'file', oid: undefined, size: text.length }),
      ),
      gaps: [],
    }),
    read: async (entries) => new Map(entries.map(({ path }) => [path, bytes.encode(files[path] ?? '')])),
  };
}

export function snapshotOf(files: Readonly<Record<string, string>>): Promise<Snapshot> {
  return collect(treeOf(files), { included: () => false, excluded: () => false, focus: undefined });
}

/** The day on which the examples are judged. */
const exampleDay = '2026-03-01';

/** Every finding that the whole catalogue has on some files. */
export async function findingsIn(
  files: Readonly<Record<string, string>>,
  allowedRegistries = defaultOptions.allowedRegistries,
): Promise<readonly Finding[]> {
  const snapshot = await snapshotOf(files);
  const { findings, gaps } = inspect(snapshot, { profile: 'all', rules: new Map(), allowedRegistries }, exampleDay);
  const problems = [...snapshot.gaps, ...gaps];
  if (problems.length > 0) throw new Error(problems.map(({ subject, reason }) => `${subject}: ${reason}`).join('\n'));
  return findings;
}

/** The file an example lies in, unless it says so itself. */
export function pathOfExample(target: Target, { path }: Example): string {
  return path ?? (target === 'dockerfile' || target === 'image' ? 'Dockerfile' : 'compose.yaml');
}

export function filesOfExample(
  target: Target,
  example: Example,
): { path: string; files: Record<string, string>; spans: readonly Span[] } {
  const path = pathOfExample(target, example);
  const { text, spans } = readMarkup(example.code);
  return { path, files: { ...example.files, [path]: text }, spans };
}

export function spansOf(rule: RuleInfo, path: string, findings: readonly Finding[]): readonly Span[] {
  return findings
    .filter((finding) => finding.rule.id === rule.id && finding.location.path === path)
    .map(({ location }) => location.span);
}
