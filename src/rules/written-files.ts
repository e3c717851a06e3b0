import type { DockerfileDocument, Heredoc } from '../documents/dockerfile/model.ts';

/** A file that an instruction writes from a here-document: `COPY <<EOF /etc/pip.conf`. */
export interface WrittenFile {
  /** As written; '' where it is not known. */
  readonly path: string;
  readonly heredoc: Heredoc;
}

/** The files that COPY and ADD write from here-documents. What RUN writes its commands tell. */
export function writtenFiles({ instructions }: DockerfileDocument): readonly WrittenFile[] {
  return instructions
    .filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
    .flatMap(({ heredocs, args }) => heredocs.map((heredoc) => ({ path: args.at(-1)?.text ?? '', heredoc })));
}
