// Draws docs/comment.png, the picture in the README, from what the rules really say: `node scripts/render-comment.ts`.
import { defaultOptions } from '../src/core/options.ts';
import { diffTexts } from '../src/diff/file-diff.ts';
import { anchorOf } from '../src/diff/placement.ts';
import { parseCompose } from '../src/documents/compose/parse.ts';
import { createProject } from '../src/documents/create-project.ts';
import { commentBody } from '../src/reporters/comment.ts';
import { suggestionFor } from '../src/reporters/suggestion.ts';
import { inspect } from '../src/review/inspect.ts';
import { argumentsOf, onlyWords } from './arguments.ts';
import { box, comment, diffLines, page } from './render/page.ts';
import { screenshot } from './render/screenshot.ts';

argumentsOf(import.meta.filename, (args) => onlyWords(args, 0));

const path = 'compose.yaml';
const base = `services:
  db:
    image: postgres:17.6
    ports:
      - "127.0.0.1:5432:5432"
    volumes:
      - data:/var/lib/postgresql/data
volumes:
  data:
`;
const head = base.replace('127.0.0.1:', '');

const document = parseCompose(path, head);
const project = createProject({ documents: [document], files: new Map(), paths: new Set([path]) });
const { findings } = inspect(
  { project, reviewed: new Set([path]), started: new Set(), built: new Set(), gaps: [] },
  defaultOptions,
  '2026-03-01',
);
const finding = findings.find(({ rule }) => rule.id === 'container/exposed-service-port');
const diff = diffTexts(path, base, head);
const anchor = finding && anchorOf(finding, diff);
if (finding === undefined || anchor === undefined) throw new Error('The sample has no finding to show.');

const suggestion = suggestionFor(finding, anchor, (_, line) => head.split('\n')[line - 1]);
const body = commentBody({
  finding: { ...finding, status: 'introduced', placement: 'added-line' },
  category: 'plimsoll/',
  anchor,
  suggestion,
  change: undefined,
});
const shown = diff.hunks.flatMap(({ lines }) =>
  lines
    .filter(({ head: line }) => line === undefined || line <= finding.location.span.start.line)
    .slice(-4)
    .map(({ kind, text, head: after, base: before }) => ({ kind, text, number: after ?? before ?? 0 })),
);
const width = 780;
const html = page(
  box(path, `${diffLines(shown)}<div class="reply">${comment(body, suggestion?.before ?? [])}</div>`),
  width,
);
await screenshot(html, process.argv[2] ?? 'docs/comment.png', width, 464);
