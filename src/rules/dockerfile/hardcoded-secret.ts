import type { Span } from '../../core/location.ts';
import { containsPosition } from '../../core/location.ts';
import type { Violation } from '../../core/rule.ts';
import { masked, quoted, source } from '../../core/text.ts';
import type { DockerfileDocument, Instruction } from '../../documents/dockerfile/model.ts';
import { readLines } from '../../documents/lines.ts';
import type { Command } from '../../documents/shell/model.ts';
import { commandLine } from '../../documents/shell/questions.ts';
import type { DockerfileRule } from '../kinds.ts';
import { secretAssignment } from '../knowledge/secret-assignment.ts';
import { findSecrets, isWellKnown } from '../knowledge/secret-values.ts';

export const hardcodedSecret: DockerfileRule = {
  id: 'dockerfile/hardcoded-secret',
  title: 'Secret written into the Dockerfile',
  severity: 'critical',
  confidence: 'high',
  category: 'secrets',
  profile: 'recommended',
  why: 'Everybody who can read the repository or pull the image has it, and deleting the line later takes it out of neither.',
  fix: 'Revoke it, then mount its successor where it is needed, `RUN --mount=type=secret,id=…`, or give it to the container when it starts.',
  details:
    'Told by the form that providers give their tokens, by private keys, and by passwords in URLs, wherever they stand in an instruction: `critical`. A literal value behind a name that says secret is `high`, a password that everybody tries first is `medium`. What is plainly to be filled in (`changeme`, `<token>`) is left to `dockerfile/secret-variable`. The secret itself is never shown in full.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'dockle:CIS-DI-0010', 'cis:4.10'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'by the form of the value',
        code: source`
          FROM python:3.13-slim
          ARG INDEX=https://build:[|c0rrect-h0rse|]@pypi.example.com/simple
          RUN pip install --index-url $INDEX app==1.0
          RUN curl -H "PRIVATE-TOKEN: [|glpat-Zx81kQ27vLmN04pRt6Ys|]" https://gitlab.example.com/api/v4/projects
        `,
      },
      {
        name: 'by the name it is given',
        code: source`
          FROM alpine:3.22
          ENV DB_USER=app DB_PASSWORD=[|Tr0ub4dor_3|]
          RUN API_TOKEN=[|9f86d081884c7d65|] /usr/local/bin/register --admin-password=[|c0rrect-h0rse|]
        `,
      },
    ],
    good: [
      {
        name: 'a variable, a mount, something to be filled in',
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
    yield* byName(document);
  },
};

function* byForm({ text, instructions }: DockerfileDocument): Iterable<Violation> {
  const secrets = findSecrets(text);
  if (secrets.length === 0) return;
  const lines = readLines(text);
  let at = 0;
  let end = 0;
  for (const { kind, start, end: stop, placeholder } of secrets) {
    const span = lines.span(start, stop);
    while (at < instructions.length && isBefore(instructions[at], span)) at += 1;
    const instruction = instructions[at];
    // One stretch of text is one secret, whatever forms it has; and a comment is no part of the image.
    if (start < end || instruction === undefined || !containsPosition(instruction.span, span.start)) continue;
    end = stop;
    const shown = kind === 'private key' ? '' : `: ${quoted(masked(text.slice(start, stop)))}`;
    const message = `A ${kind} stands in this ${instruction.keyword}${shown}.`;
    yield {
      span,
      secret: true,
      subject: kind,
      message,
      ...(placeholder ? doubtful : isWellKnown(text.slice(start, stop)) ? mild : {}),
    };
  }
}

/** To be filled in, or an example of somebody's documentation. */
const doubtful = { severity: 'low', confidence: 'low' } as const;
/** A password that everybody tries first guards a development setup at best. */
const mild = { severity: 'medium', confidence: 'low' } as const;

function isBefore(instruction: Instruction | undefined, { start }: Span): boolean {
  const end = instruction?.span.end;
  return end !== undefined && (end.line < start.line || (end.line === start.line && end.column <= start.column));
}

function* byName({ instructions }: DockerfileDocument): Iterable<Violation> {
  for (const { keyword, pairs, script } of instructions) {
    for (const { name, value } of pairs) {
      if (value === undefined || value.variables.length > 0) continue;
      for (const violation of named(name.text ?? name.raw, value)) {
        // Any label may be called `key`.
        if (keyword !== 'LABEL' || violation.confidence !== 'low') yield violation;
      }
    }
    for (const command of script?.commands ?? []) {
      yield* passwords(command);
      for (const { name, value } of command.assignments) yield* named(name, value);
      for (const { name, value } of commandLine(command).options) {
        if (value !== undefined && /^--?[a-z][a-z-]+$/.test(name)) yield* named(name, value);
      }
    }
  }
}

/** `sshpass -p …`, `docker login -p …`. */
function* passwords(command: Command): Iterable<Violation> {
  const isLogin = /^(?:docker|podman|helm)$/.test(command.name) && command.words.some(({ text }) => text === 'login');
  if (!isLogin && command.name !== 'sshpass') return;
  const option = commandLine(command, { short: 'pu' }).options.find(({ name }) => name === '-p');
  if (option?.value) yield* named('password', option.value);
}

interface Written {
  readonly text: string | undefined;
  readonly span: Span;
}

function* named(name: string, { text, span }: Written): Iterable<Violation> {
  const found = text === undefined ? undefined : secretAssignment(name, text);
  // What has a form is told by it already.
  if (found === undefined || found.kind !== '') return;
  const { severity, confidence, secret } = found;
  const message = `${quoted(name)} is given its secret here: ${quoted(masked(secret))}.`;
  yield { span, secret: true, subject: name, severity, confidence, message };
}
