import type { Command, Word } from '../../documents/shell/model.ts';

/** Programs that fetch files, sources or packages from addresses in their arguments. */
const programs =
  /^(?:curl|wget|aria2c|axel|git|svn|pip|pip3|python3?|uv|npm|yarn|pnpm|gem|rpm|yum|dnf|go|mvn|composer|conda|helm|hg)$/;

/** The words of a command that name, or may name, what it downloads. */
export function fetchedBy({ name, words }: Command): readonly Word[] {
  return programs.test(name) ? words : [];
}

/**
 * Whether it is fetched over plain HTTP from another machine; an option may precede the address:
 * `--index-url=http://…`.
 */
export function isPlainAddress(url: string): boolean {
  return /^(?:--?[a-z-]+=)?http:\/\//i.test(url) && !isLocal(url);
}

/** Names without a dot belong to the machine's own network, or to other services of the project. */
export function isLocal(url: string): boolean {
  return /^[^:]*:\/\/(?:[^/@]*@)?(?:localhost|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal|[a-z0-9-]+[:/]|\$)/i.test(
    `${url}/`,
  );
}
