import type { DockerfileDocument, Heredoc } from '../documents/dockerfile/model.ts';

/** A file that an instruction writes from a here-document: `COPY <<EOF /etc/pip.conf`. */
export interface WrittenFile {
  /** Its destination; unknown variables stay as written. */
  readonly path: string;
  readonly heredoc: Heredoc;
}

/** The files that COPY and ADD write from here-documents. Those of RUN are known from its commands. */
export function writtenFiles({ instructions }: DockerfileDocument): readonly WrittenFile[] {
  return instructions
    .filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
    .flatMap(({ heredocs, args }) => {
      const target = args.at(-1);
      return heredocs.map((heredoc) => ({ path: target?.text ?? target?.raw ?? '', heredoc }));
    });
}
