import { quoted, source } from '../../core/text.ts';
import { copiedFiles, isArchive, isGit, isRemoteFile } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const addInsteadOfCopy: DockerfileRule = {
  id: 'dockerfile/add-instead-of-copy',
  title: 'ADD where COPY would do',
  severity: 'low',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'ADD also downloads URLs and unpacks archives, so a source that is renamed or replaced can put quite different files into the image.',
  fix: 'Use `COPY` for files and folders of the build context.',
  details: 'Archives to unpack, URLs and Git repositories are what ADD is for, so they are not reported.',
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  covers: [
    'hadolint:DL3020',
    'trivy:DS-0005',
    'kics:9513a694-aa0d-41d8-be61-3271e056f36b',
    'checkov:CKV_DOCKER_4',
    'dockle:CIS-DI-0009',
    'cis:4.9',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'files of the build context',
        code: source`
          FROM node:24-slim
          [|ADD --chown=node package.json package-lock.json /app/|]
          [|ADD ["my app", "/app/"]|]
        `,
      },
    ],
    good: [
      {
        name: 'archives, Git repositories, and COPY',
        code: source`
          FROM node:24-slim
          ADD rootfs.tar.xz /
          ADD https://git.example.com/tool.git#v1.4.2 /src
          COPY . /app
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const instruction of instructions) {
      const { keyword, keywordSpan, span, flags } = instruction;
      const { sources = [] } = (keyword === 'ADD' && copiedFiles(instruction)) || {};
      const [first] = sources;
      if (first === undefined || sources.some(({ text, raw }) => isForAdd(text ?? raw))) continue;
      const known = sources.every(({ text }) => text !== undefined);
      const movable = known && flags.every(({ name }) => name === 'chown' || name === 'chmod' || name === 'link');
      yield {
        span,
        confidence: known ? 'high' : 'low',
        message: `ADD is used for ${quoted(first.text ?? first.raw)}, where COPY is enough.`,
        edits: movable ? [{ span: keywordSpan, text: 'COPY' }] : [],
      };
    }
  },
};

/** ADD looks into the file: a compressed file may be an archive, whatever its name is. */
function isCompressed(text: string): boolean {
  return /\.(?:gz|bz2|xz|lz|lzma|zst|Z|tZ|tz2|tpz)\*?$/.test(text);
}

function isForAdd(text: string): boolean {
  return isArchive(text) || isCompressed(text) || isRemoteFile(text) || isGit(text);
}
