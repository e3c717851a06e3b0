import fc from 'fast-check';
import { parseConfig } from '../../src/config/config.ts';
import { UsageError } from '../../src/core/errors.ts';
import { changedLines } from '../../src/diff/changed-lines.ts';
import { parsePatch } from '../../src/diff/file-diff.ts';
import { readCreatedBy } from '../../src/documents/created-by.ts';
import { parseDockerignore } from '../../src/documents/dockerignore.ts';
import { hubName } from '../../src/documents/hub-mirrors.ts';
import { formatReference, parseImageReference } from '../../src/documents/image-reference.ts';
import { readEvent } from '../../src/github/events.ts';
import { compareTags, parseTag } from '../../src/images/tags.ts';
import { readChallenges } from '../../src/registry/challenges.ts';
import { registryNamed } from '../../src/registry/hosts.ts';
import { nextLink } from '../../src/registry/links.ts';
import { settledBody } from '../../src/reporters/comment.ts';
import { blocks, codeSpan, inline, md, verbatim } from '../../src/reporters/markdown.ts';
import { commentMarker, parseCommentMarker, parseReviewMarker, reviewMarker } from '../../src/reporters/marker.ts';
import { catalogueNames } from '../../src/review/catalogue.ts';
import { shell } from '../documents/shell/scripts.ts';
import { composeFiles, composeStyles, writeCompose } from '../properties/compose-files.ts';
import { dockerfileStyles, dockerfiles, writeDockerfile } from '../properties/dockerfiles.ts';
import { harmInMarkdown } from '../reporters/tellings.ts';
import * as corpus from './corpus.ts';
import { repeated, spoilt, spoiltJson } from './generate.ts';
import { archiveHarm, ownReportHarm, reportHarm } from './images.ts';
import { filesHarm, toldHarm } from './reviews.ts';

/** Something that reads what a stranger wrote. */
export interface Target {
  readonly name: string;
  /** How many of a hundred inputs it gets; what is slow gets fewer. */
  readonly share: number;
  readonly inputs: fc.Arbitrary<string>;
  /** About `size` characters of something over and over; where it is missing, length is no matter. */
  readonly long?: (size: number) => fc.Arbitrary<string>;
  /** What is wrong with what became of the input. Throws for what must not be thrown. */
  readonly harm: (input: string) => readonly string[] | Promise<readonly string[]>;
}

const today = '2026-11-23';
const writtenDockerfile = fc
  .tuple(dockerfiles, dockerfileStyles)
  .map(([model, style]) => writeDockerfile(model, style));
const writtenCompose = fc.tuple(composeFiles, composeStyles).map(([model, style]) => writeCompose(model, style));
/** Grammar first: whole files, then spoilt ones of the same kind. */
const dockerfile = fc.oneof(
  writtenDockerfile,
  spoilt(corpus.dockerfileTexts),
  writtenDockerfile.chain((text) => spoilt([text])),
);
const compose = fc.oneof(
  writtenCompose,
  spoilt(corpus.composeTexts),
  writtenCompose.chain((text) => spoilt([text])),
);

export const targets: readonly Target[] = [
  {
    name: 'dockerfile',
    share: 10,
    inputs: dockerfile,
    long: (size) => repeated(corpus.dockerfileTexts, size),
    harm: (text) => filesHarm({ Dockerfile: text }),
  },
  {
    name: 'compose',
    share: 5,
    inputs: compose,
    long: (size) => repeated(corpus.composeTexts, size),
    harm: (text) => filesHarm({ 'compose.yaml': text }),
  },
  {
    name: 'change',
    share: 2,
    inputs: fc.tuple(dockerfile, compose).map(([one, two]) => `${one}\u0001${two}`),
    harm: (text) => {
      const [one = '', two = ''] = text.split('\u0001');
      return filesHarm({ Dockerfile: one, 'compose.yaml': two, '.dockerignore': one, '.env': two }, today);
    },
  },
  {
    name: 'told',
    share: 1,
    inputs: fc.oneof(dockerfile, compose),
    harm: (text) => toldHarm(text.includes('FROM') ? { Dockerfile: text } : { 'compose.yaml': text }),
  },
  {
    name: 'shell',
    share: 12,
    inputs: spoilt(corpus.scripts),
    long: (size) => repeated(corpus.scripts, size),
    harm(text) {
      const { script } = shell(text);
      for (const program of ['/bin/bash', 'powershell', 'cmd', 'python']) shell(text, { program, flags: ['-c'] });
      const lines = text.split('\n').length;
      const outside = script.commands.filter(({ span }) => span.start.line < 1 || span.end.line > lines);
      return outside.map(({ span }) => `a command outside of its script: ${JSON.stringify(span)}`);
    },
  },
  {
    name: 'config',
    share: 10,
    inputs: spoilt(corpus.configs),
    long: (size) => repeated(corpus.configs, size),
    harm: (text) =>
      mistakeOnly(() => {
        parseConfig('.github/plimsoll.yml', text, catalogueNames);
      }),
  },
  {
    name: 'patch',
    share: 8,
    inputs: spoilt(corpus.patches),
    long: (size) => repeated(corpus.patches, size),
    harm(patch) {
      const diff = parsePatch({ path: 'a', previousPath: undefined, status: 'modified', patch });
      const { added, removed, context } = changedLines(diff);
      for (const lines of [added, removed, context]) {
        lines.nearest(3);
        lines.some({ first: 1, last: 9 });
      }
      return [];
    },
  },
  {
    name: 'dockerignore',
    share: 6,
    inputs: spoilt(corpus.dockerignores),
    long: (size) => repeated(corpus.dockerignores, size),
    harm(text) {
      const { ignores } = parseDockerignore(text);
      for (const path of ['a', 'src/a.md', 'node_modules/x/y/z.log', '../../etc/passwd', 'a'.repeat(100)])
        ignores(path);
      return [];
    },
  },
  {
    name: 'reference',
    share: 10,
    inputs: spoilt(corpus.references),
    long: (size) => repeated(corpus.references, size),
    harm: referenceHarm,
  },
  {
    name: 'history',
    share: 2,
    inputs: spoilt(corpus.histories),
    long: (size) => repeated(corpus.histories, size),
    harm: historyHarm,
  },
  {
    name: 'image report',
    share: 7,
    inputs: spoiltJson([...corpus.trivyReports, ...corpus.otherReports]),
    harm: reportHarm,
  },
  {
    name: 'artifact',
    share: 4,
    inputs: spoilt(corpus.archives),
    harm: archiveHarm,
  },
  {
    name: 'report in an artifact',
    share: 3,
    inputs: spoiltJson(corpus.ownReports),
    harm: ownReportHarm,
  },
  {
    name: 'registry headers',
    share: 6,
    inputs: spoilt(corpus.headers),
    long: (size) => repeated(corpus.headers, size),
    harm(header) {
      nextLink(header);
      const challenges = readChallenges(header);
      return challenges.length > 10 ? ['more challenges than anybody offers'] : [];
    },
  },
  {
    name: 'posted body',
    share: 6,
    inputs: spoilt(corpus.bodies),
    long: (size) => repeated(corpus.bodies, size),
    harm: bodyHarm,
  },
  {
    name: 'markdown',
    share: 4,
    inputs: spoilt([...corpus.bodies, ...corpus.references, ...corpus.headers, ...corpus.scripts]),
    long: (size) => repeated(corpus.bodies, size),
    harm: (text) =>
      [text, text.slice(0, 60)].flatMap((one) => harmInMarkdown(blocks([inline(one), verbatim(one), codeSpan(one)]))),
  },
  {
    name: 'event',
    share: 4,
    inputs: fc
      .tuple(
        fc.constantFrom('pull_request', 'pull_request_target', 'merge_group', 'push', 'schedule', 'x'),
        spoiltJson(corpus.payloads),
      )
      .map(([name, payload]) => `${name} ${payload}`),
    harm(text) {
      const space = text.indexOf(' ');
      return readingJson(text.slice(space + 1), (payload) =>
        mistakeOnly(() => {
          readEvent(text.slice(0, space), payload, { sha: 'a'.repeat(40), ref: 'refs/heads/main' });
        }),
      );
    },
  },
];

/** Nothing but a mistake of the user's, told in one printable line. */
function mistakeOnly(act: () => void): readonly string[] {
  try {
    act();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { message } = error;
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(message))
      return [`a message that is not printable: ${JSON.stringify(message)}`];
    if (message.length > 2000) return [`a message of ${message.length} characters`];
  }
  return [];
}

function readingJson(text: string, read: (json: unknown) => readonly string[]): readonly string[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  return read(json);
}

function referenceHarm(text: string): readonly string[] {
  const tags = text.split(/[\s:@/]/).flatMap((part) => parseTag(part, (word) => word === 'bookworm') ?? []);
  tags.toSorted(compareTags);
  registryNamed(text, ['docker.io', '*.pkg.dev', text]);
  const reference = parseImageReference(text);
  if (reference === undefined) return [];
  const again = parseImageReference(formatReference(reference));
  const same =
    again !== undefined && again.repository === reference.repository && again.registry === reference.registry;
  const known = parseImageReference(hubName(reference));
  return [
    ...(known !== undefined && hubName(known) === hubName(reference) ? [] : [`a copy of ${hubName(reference)}`]),
    ...(same ? [] : [`${JSON.stringify(reference)} is written as another image`]),
    ...(/^[a-z0-9]/i.test(reference.registry) ? [] : [`a registry ${JSON.stringify(reference.registry)}`]),
    ...(/[\s\0-\x1f]/.test(formatReference(reference)) ? ['white space in a reference'] : []),
  ];
}

/** What a RUN ran is the end of its entry; nothing is made up, and nothing of the command is lost. */
function historyHarm(text: string): readonly string[] {
  const given = new Map<string, Set<string>>();
  return text.split('\n').flatMap((entry) => {
    const made = readCreatedBy(entry, given);
    const [, name] = (made.keyword === 'ARG' ? /^(\w+)=/.exec(made.text) : null) ?? [];
    if (name !== undefined) given.set(name, (given.get(name) ?? new Set()).add(made.text));
    const parts = [made.before, made.shell, made.text].map((part) => part.replace(/\s+/g, ' '));
    const whole = entry.replace(/\s+/g, ' ');
    return parts.every((part) => whole.includes(part)) ? [] : [`an entry is read as ${JSON.stringify(made)}`];
  });
}

function bodyHarm(body: string): readonly string[] {
  const comment = parseCommentMarker(body);
  const review = parseReviewMarker(body);
  const harm: string[] = [];
  if (comment !== undefined) {
    const again = parseCommentMarker(settledBody(body, comment, md`Gone.`));
    if (JSON.stringify(again) !== JSON.stringify({ ...comment, state: 'gone' })) harm.push('a marker that is not kept');
    if (JSON.stringify(parseCommentMarker(commentMarker(comment))) !== JSON.stringify(comment))
      harm.push('another marker');
  }
  if (review !== undefined && JSON.stringify(parseReviewMarker(reviewMarker(review))) !== JSON.stringify(review)) {
    harm.push('another marker of a review');
  }
  return harm;
}
