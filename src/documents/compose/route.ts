import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Route } from '../../core/finding.ts';
import { clip } from '../../core/text.ts';
import { keyOf, scalarText, type Written } from './written.ts';

/** Top-level keys whose entries are separate objects. */
const sections: ReadonlySet<string> = new Set(['services', 'networks', 'volumes', 'secrets', 'configs']);

/** The service, network, … that a chain of pairs and items leads to, and the keys below it. */
export function routeOfChain(chain: readonly Written[]): Route {
  const [section, thing] = chain;
  const scoped = section !== undefined && thing !== undefined && sections.has(section.key);
  const scope = scoped ? `${section.key}/${thing.key}` : '';
  const steps = (scoped ? chain.slice(2) : chain).map((step) =>
    step.kind === 'pair' ? step.key : labelOf(step.value),
  );
  return { scope, step: steps.join('/') };
}

/** A list item by its value, not its position; a mapping by what distinguishes it from its siblings. */
function labelOf(node: ParsedNode | undefined): string {
  if (node === undefined) return '';
  if (isAlias(node)) return `*${node.source}`;
  if (isScalar(node)) return withoutDigest(clip(scalarText(node), 200));
  if (isMap(node)) {
    const names = node.items.map(({ key, value }) => ({ name: keyOf(key), value }));
    const own = identifying.flatMap((wanted) => names.find(({ name }) => name === wanted)?.value ?? []);
    return (own.length > 0 ? own : node.items.map(({ key }) => key)).map(labelOf).join(':');
  }
  return isSeq(node) ? `[${node.items.length}]` : '';
}

/** What distinguishes the mappings of a list; long forms give nearly the same result as their short ones. */
const identifying = ['source', 'published', 'target', 'path', 'file', 'id', 'name'];

function withoutDigest(text: string): string {
  return text.replace(/@sha256:[0-9a-fA-F]*/g, '');
}
