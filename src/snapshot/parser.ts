import type { Kind } from '../documents/classify.ts';
import { parseDockerfile } from '../documents/dockerfile/parse.ts';
import type { ContainerDocument } from '../documents/project.ts';

/** Parses the text of a file into a document. */
export type Parse = (path: string, text: string, kind: Kind) => Promise<ContainerDocument>;

/** Parses each content of a path only once, even if head and base share it. */
export function parser(parse: Parse = parseOnce): Parse {
  const parsed = new Map<string, readonly ContainerDocument[]>();
  return async (path, text, kind) => {
    const contents = parsed.get(path) ?? [];
    const known = contents.find((document) => document.kind === kind && document.text === text);
    if (known) return known;
    const document = await parse(path, text, kind);
    parsed.set(path, [...contents, document]);
    return document;
  };
}

/** Remembers nothing. */
export const parseOnce: Parse = async (path, text, kind) => {
  if (kind === 'dockerfile') return parseDockerfile(path, text);
  // The YAML parser is a quarter of all code that is loaded, and a folder with only a Dockerfile does not need it.
  const { parseCompose } = await import('../documents/compose/parse.ts');
  return parseCompose(path, text);
};
