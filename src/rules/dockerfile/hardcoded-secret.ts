import type { Span } from '../../core/location.ts';
import { containsPosition } from '../../core/location.ts';
import type { Violation } from '../../core/rule.ts';
import { masked, quoted, source, withArticle } from '../../core/text.ts';
import type { DockerfileDocument, Heredoc, Instruction, Pair } from '../../documents/dockerfile/model.ts';
import { linesOf } from '../../documents/lines.ts';
import type { Word } from '../../documents/shell/model.ts';
import type { Value } from '../../documents/value.ts';
import { commandPasswords } from '../command-passwords.ts';
import type { DockerfileRule } from '../kinds.ts';
import { type SecretAssignment, secretAssignment, secretVerdict } from '../knowledge/secret-assignment.ts';
import { type SecretLine, secretLines } from '../knowledge/secret-lines.ts';
import { namesAccount, secretName } from '../knowledge/secret-names.ts';
import { findSecrets } from '../knowledge/secret-values.ts';
import { spanOfSecret } from '../span-of-secret.ts';

export const hardcodedSecret: DockerfileRule = {
  id: 'dockerfile/hardcoded-secret',
  title: 'Secret in the Dockerfile',
  severity: 'critical',
  confidence: 'high',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can read the repository or pull the image can use the secret, and deleting the line removes it from neither the Git history nor published images.',
  fix: 'Revoke it, then mount its replacement where it is needed, `RUN --mount=type=secret,id=…`, or pass it to the container when it starts.',
  details:
    'Secrets are recognised by the formats that providers give their tokens, by private keys, and by passwords in URLs, headers and connection strings, anywhere in an instruction; these are `critical`. A token in a comment is `high`. So is a literal value whose name says that it is secret: a variable, an option, or a line of a file that a heredoc writes.\n\nA token whose built-in checksum is wrong was probably made up, so the confidence is lower. Password hashes are `medium`. A well-known default password, or one that equals the name of its account or database, is `low`. Obvious placeholders (`changeme`, `<token>`) are left to `dockerfile/secret-variable`. The secret itself is never shown in full.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'dockle:CIS-DI-0010', 'cis:4.10'],
  fixable: false,
  gathered: { by: 'secret', cause: 'secret' },
  examples: {
    bad: [
      {
        name: 'recognised by the value',
        code: source`
          FROM python:3.13-slim
          ARG INDEX=https://build:[|c0rrect-h0rse|]@pypi.example.com/simple
          RUN pip install --index-url $INDEX app==1.0
          RUN curl -H "PRIVATE-TOKEN: [|glpat-Zx81kQ27vLmN04pRt6Ys|]" https://gitlab.example.com/api/v4/projects
        `,
      },
      {
        name: 'recognised by the name',
        code: source`
          FROM alpine:3.22
          ENV DB_USER=app DB_PASSWORD=[|Tr0ub4dor_3|]
          RUN API_TOKEN=[|9f86d081884c7d65|] /usr/local/bin/register --admin-password=[|c0rrect-h0rse|]
        `,
      },
    ],
    good: [
      {
        name: 'variables, a secret mount, a placeholder',
        code: source`
          FROM alpine:3.22
          ARG GIT_USER GIT_TOKEN
          RUN git clone https://\${GIT_USER}:\${GIT_TOKEN}@git.example.com/app.git
          RUN --mount=type=secret,id=db DB_PASSWORD=$(cat /run/secrets/db) /migrate
          ENV DB_PASSWORD=changeme
        `,
      },
    ],
  },

  *check(document) {
    yield* byForm(document);
    yield* joined(document);
    yield* byName(document);
  },
};

function* byForm(document: DockerfileDocument): Iterable<Violation> {
  const { text, instructions, comments } = document;
  const secrets = findSecrets(text);
  if (secrets.length === 0) return;
  const lines = linesOf(document);
  let at = 0;
  let comment = 0;
  for (const found of secrets) {
    const { kind, start, end, placeholder, madeUp } = found;
    const span = lines.span(start, end);
    while (at < instructions.length && isBefore(instructions[at]?.span, span)) at += 1;
    while (comment < comments.length && isBefore(comments[comment]?.span, span)) comment += 1;
    const secret = text.slice(start, end);
    const verdict = secretVerdict(found, secret);
    const what = withArticle(kind);
    const shown = kind.endsWith('private key') ? '' : `: ${quoted(masked(secret))}`;
    const told = { span, secret: true, subject: kind };
    if (isWithin(span, comments[comment]?.span)) {
      // A comment is not part of the image, but of the repository; possible examples in it are not reported.
      if (found.nature !== 'token' || placeholder || madeUp) continue;
      yield { ...told, severity: 'high', message: `A${what.slice(1)} is written into this comment${shown}.` };
      continue;
    }
    const instruction = instructions[at];
    if (instruction === undefined || !isWithin(span, instruction.span)) continue;
    const message = `A${what.slice(1)} is written into this ${instruction.keyword}${shown}.`;
    yield { ...told, message, ...gravity(verdict) };
  }
}

/** A token has more letters. The number is limited, because each one is searched in the whole text. */
const shortestToken = 16;
const mostJoined = 100;

/** Tokens that are put together from pieces: by quotes, escapes, line continuations and arguments. */
function* joined({ text, instructions }: DockerfileDocument): Iterable<Violation> {
  let rest = mostJoined;
  for (const { keyword, pairs, args, json, script } of instructions) {
    const values = [...pairs.flatMap(({ value }) => value ?? []), ...(json ? args : [])];
    const words = (script?.commands ?? []).flatMap((command) => [
      ...command.words,
      ...command.assignments.map(({ value }) => value),
    ]);
    const told = new Set<string>();
    for (const { text: value = '', span } of [...values, ...words]) {
      if (value.length < shortestToken || rest <= 0) continue;
      for (const found of findSecrets(value)) {
        const secret = value.slice(found.start, found.end);
        if (found.nature !== 'token' || told.has(secret) || rest-- <= 0 || text.includes(secret)) continue;
        told.add(secret);
        const what = withArticle(found.kind);
        const message = `A${what.slice(1)} is put together in this ${keyword}: ${quoted(masked(secret))}.`;
        yield { span, secret: true, subject: found.kind, message, ...gravity(secretVerdict(found, secret)) };
      }
    }
  }
}

/** `critical` for a secret with a known form; a placeholder may be an example from documentation. */
function gravity(verdict: ReturnType<typeof secretVerdict>): Pick<Violation, 'severity' | 'confidence'> {
  if (verdict === undefined) return { severity: 'low', confidence: 'low' };
  return verdict.confidence === 'high' ? {} : verdict;
}

function isBefore(other: Span | undefined, { start }: Span): boolean {
  const end = other?.end;
  return end !== undefined && (end.line < start.line || (end.line === start.line && end.column <= start.column));
}

function isWithin({ start }: Span, other: Span | undefined): boolean {
  return other !== undefined && containsPosition(other, start);
}

function* byName(document: DockerfileDocument): Iterable<Violation> {
  const { instructions, text } = document;
  const within = (secret: string, span: Span): Span => spanOfSecret(secret, span, linesOf(document));
  const accounts = accountsIn(instructions.flatMap(({ pairs }) => pairs));
  for (const instruction of instructions) {
    const { keyword, pairs, script } = instruction;
    for (const { name, value } of pairs) {
      const written = value && literalOf(value);
      if (written === undefined) continue;
      for (const violation of named(name.text ?? name.raw, written, undefined, accounts)) {
        // Any label may have the name `key`.
        if (keyword !== 'LABEL' || violation.confidence !== 'low') yield violation;
      }
    }
    for (const command of script?.commands ?? []) {
      for (const { name, value } of command.assignments) if (!isToldElsewhere(value)) yield* named(name, value);
      for (const placed of commandPasswords(command)) {
        if (!isToldElsewhere(placed)) yield* named(placed.name, placed, within);
      }
      for (const { text: word = '', raw, span } of command.words) {
        const written = writtenBy(command.name, word);
        if (written === undefined || isToldElsewhere({ raw, text: word })) continue;
        yield* inLines(written, ({ secret }) => within(secret, span));
      }
    }
    for (const { bodySpan } of filesOf(instruction)) {
      const { start } = linesOf(document);
      const body = text.slice(start(bodySpan.start.line), start(bodySpan.end.line + 1));
      yield* inLines(body, ({ line, secret }) => within(secret, lineSpan(bodySpan.start.line + line - 1)));
    }
  }
}

/** What a command writes to a file or the next command: the words of `echo`, what `sed` puts in place of something. */
function writtenBy(program: string, word: string): string | undefined {
  if (program === 'echo' || program === 'printf') return word;
  const inserted =
    program === 'sed' ? /^s([^\w\s\\])(?:\\.|(?!\1).)*\1((?:\\.|(?!\1).)*)\1\w*$/.exec(word)?.[2] : undefined;
  // `\1` and `&` stand for what was there.
  return inserted === undefined || /\\\d|&/.test(inserted) ? undefined : inserted.replace(/\\(?=\W)/g, '');
}

/** In small letters, the accounts and databases that ENV and ARG name: the first to be tried as their password. */
function accountsIn(pairs: readonly Pair[]): ReadonlySet<string> {
  return new Set(
    pairs.flatMap(({ name, value }) => (namesAccount(name.text ?? name.raw) ? [value?.text?.toLowerCase() ?? ''] : [])),
  );
}

/** Heredocs that become files: those of COPY and ADD, and the input of commands in RUN. Scripts are read as scripts. */
function filesOf({ keyword, heredocs, args }: Instruction): readonly Heredoc[] {
  return keyword !== 'RUN' || args.length > 0 ? heredocs : [];
}

function* inLines(text: string, place: (line: SecretLine) => Span): Iterable<Violation> {
  for (const line of secretLines(text)) {
    if (line.kind === '') yield told(line.name, line, place(line));
  }
}

interface Written {
  readonly text: string | undefined;
  readonly span: Span;
}

/** The value, or the default of `${NAME:-…}`. The value of a variable is reported where it is set. */
function literalOf({ raw, text, span, variables }: Value): Written | undefined {
  if (variables.length === 0) return { text, span };
  const [, fallback] = /^["']?\$\{\w+:?-([^${}"']+)\}["']?$/.exec(raw) ?? [];
  return fallback === undefined ? undefined : { text: fallback, span };
}

/** The value of a variable is reported where it is set, if its name says that it is secret. */
function isToldElsewhere({ raw, text = '' }: Pick<Word, 'raw' | 'text'>): boolean {
  const variables = raw.includes('$') ? Array.from(raw.matchAll(/\$\{?(\w+)/g)) : [];
  return variables.some(([written, name = '']) => secretName(name) !== 'no' && !text.includes(written));
}

function* named(
  name: string,
  { text, span }: Written,
  place = (_: string, whole: Span): Span => whole,
  accounts: ReadonlySet<string> = new Set(),
): Iterable<Violation> {
  const found = text === undefined ? undefined : secretAssignment(name, text, accounts);
  // A secret with a known form is already reported by that.
  if (found !== undefined && found.kind === '') yield told(name, found, place(found.secret, span));
}

function lineSpan(line: number): Span {
  return { start: { line, column: 1 }, end: { line: line + 1, column: 1 } };
}

function told(name: string, { severity, confidence, secret }: SecretAssignment, span: Span): Violation {
  const message = `${quoted(name)} is set to a secret here: ${quoted(masked(secret))}.`;
  return { span, secret: true, subject: name, severity, confidence, message };
}
