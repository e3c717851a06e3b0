import { describe, expect, test } from 'vitest';
import { type Compared, compare } from '../../src/compare/compare.ts';
import { fold } from '../../src/compare/fold.ts';
import { gather } from '../../src/compare/gather.ts';
import type { Finding } from '../../src/core/finding.ts';
import { fingerprint } from '../../src/core/fingerprint.ts';
import type { Span } from '../../src/core/location.ts';
import type { Status } from '../../src/core/review.ts';
import type { RuleInfo } from '../../src/core/rule.ts';

const rule: RuleInfo = {
  id: 'dockerfile/sudo',
  title: 'sudo in a build',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'It hides who runs what.',
  fix: 'Leave it out.',
  references: [],
  covers: [],
  fixable: false,
};

function finding(
  step: string,
  options: Partial<Finding> & { ordinal?: number; path?: string; scope?: string } = {},
): Finding {
  const route = { scope: options.scope ?? 'stage:final', step };
  const subject = options.subject ?? '';
  const own = options.rule ?? rule;
  const { ordinal = 0, path = 'Dockerfile', scope, ...rest } = options;
  return {
    rule: own,
    severity: own.severity,
    confidence: own.confidence,
    location: { path, span: { start: { line: 2, column: 1 }, end: { line: 2, column: 9 } } },
    message: 'm',
    why: own.why,
    fix: own.fix,
    subject,
    absence: false,
    route,
    fingerprint: fingerprint({ rule: own.id, route, subject }, ordinal),
    edits: [],
    related: [],
    ...rest,
  };
}

const spanOn = (line: number): Span => ({ start: { line, column: 1 }, end: { line, column: 9 } });

const statuses = (head: readonly Finding[], base: readonly Finding[], renames: Record<string, string> = {}) =>
  compare(head, base, new Map(Object.entries(renames))).map(({ status }) => status);

describe('findings of head against findings of base', () => {
  test('an anchor that two services come to share, or cease to, introduces and mends nothing', () => {
    const own = ['blue', 'green'].map((name) => finding('image', { scope: `services/${name}`, subject: 'app' }));
    const sharers = [{ path: 'Dockerfile', scope: 'services/green', message: 'green' }];
    const both = [{ path: 'Dockerfile', scope: 'services/blue', message: 'blue' }, ...sharers];
    const fragment = finding('image', { scope: 'x-app', subject: 'app', sharers: both });
    const service = finding('image', { scope: 'services/blue', subject: 'app', sharers });
    for (const shared of [fragment, service]) {
      expect(statuses([shared], own)).toEqual(['existing']);
      expect(statuses(own, [shared])).toEqual(['existing', 'existing']);
    }
    const third = finding('image', { scope: 'services/red', subject: 'app' });
    expect(statuses([...own, third], [service])).toEqual(['existing', 'existing', 'introduced']);
    expect(statuses([], [service])).toEqual(['fixed']);
  });

  test('an anchor gives a privilege anew to each service that comes to share it', () => {
    const blue = finding('privileged', { scope: 'services/blue' });
    const both = finding('privileged', {
      scope: 'services/blue',
      message: 'blue',
      sharers: [{ path: 'Dockerfile', scope: 'services/green', message: 'green' }],
    });
    expect(compare([both], [blue], new Map()).map(({ finding: { message }, status }) => [message, status])).toEqual([
      ['green', 'introduced'],
    ]);
    expect(statuses([both], [both])).toEqual(['existing']);
    expect(statuses([blue], [both])).toEqual(['existing']);
  });

  test('another secret in the same place is introduced, and the old one is gone', () => {
    const old = finding('ENV TOKEN=a', { subject: 'TOKEN', secret: true, secretDigest: 'a' });
    const same = finding('ENV TOKEN=a X=1', { subject: 'TOKEN', secret: true, secretDigest: 'a' });
    const other = finding('ENV TOKEN=b', { subject: 'TOKEN', secret: true, secretDigest: 'b' });
    expect(statuses([same], [old])).toEqual(['existing']);
    expect(statuses([other], [old])).toEqual(['introduced', 'fixed']);
    expect(statuses([other, same], [old])).toEqual(['introduced', 'existing']);
  });

  test('what became more severe is introduced, what became less severe is not', () => {
    const readable = finding('volumes', { subject: '/etc', severity: 'medium' });
    const writable = finding('volumes', { subject: '/etc', severity: 'high' });
    expect(statuses([writable], [readable])).toEqual(['introduced', 'fixed']);
    expect(statuses([readable], [writable])).toEqual(['existing']);
  });

  test('the same secret under another name is the same leak', () => {
    const named = (subject: string, secretDigest: string) =>
      finding(`ENV ${subject}`, { subject, secret: true, secretDigest });
    expect(statuses([named('DB_PASSWORD', 'a')], [named('PASSWORD', 'a')])).toEqual(['existing']);
    expect(statuses([named('DB_PASSWORD', 'b')], [named('PASSWORD', 'a')])).toEqual(['introduced', 'fixed']);
  });

  test('the same meaning is existing, wherever its line went', () => {
    const moved = finding('RUN sudo true', {
      location: { path: 'Dockerfile', span: { start: { line: 90, column: 1 }, end: { line: 90, column: 9 } } },
    });
    expect(statuses([moved], [finding('RUN sudo true')])).toEqual(['existing']);
  });

  test('what base did not have is introduced, what head lost is fixed', () => {
    expect(statuses([finding('RUN sudo a')], [finding('EXPOSE 22')])).toEqual(['introduced', 'fixed']);
  });

  test('two equal findings are counted, not collapsed', () => {
    const one = finding('RUN sudo true');
    const two = finding('RUN sudo true', { ordinal: 1 });
    expect(statuses([one, two], [one])).toEqual(['existing', 'introduced']);
    expect(statuses([one], [one, two])).toEqual(['existing', 'fixed']);
  });

  test('an instruction edited beside the point keeps its finding', () => {
    expect(statuses([finding('RUN sudo install curl wget')], [finding('RUN sudo install curl')])).toEqual(['existing']);
  });

  test('a new instruction beside an edited one is introduced', () => {
    const base = [finding('RUN sudo install curl')];
    const head = [finding('RUN sudo install wget -y other words'), finding('RUN sudo install curl -y')];
    expect(statuses(head, base)).toEqual(['introduced', 'existing']);
  });

  test('another subject in the same instruction is introduced', () => {
    const base = [finding('ENV A=1', { subject: 'A' })];
    const head = [finding('ENV A=1 B=2', { subject: 'A' }), finding('ENV A=1 B=2', { subject: 'B' })];
    expect(statuses(head, base)).toEqual(['existing', 'introduced']);
  });

  test('of several with one meaning, the added one is introduced, wherever it stands among them', () => {
    const pip = (packages: string, ordinal: number) =>
      finding(`RUN pip install ${packages}`, { subject: 'pip', message: packages, ordinal });
    const base = [pip('flask', 0), pip('numpy scipy', 1)];
    const head = [pip('torch', 0), pip('flask', 1), pip('numpy pandas scipy', 2)];
    expect(statuses(head, base)).toEqual(['introduced', 'existing', 'existing']);
    expect(statuses(base, head)).toEqual(['existing', 'existing', 'fixed']);
    expect(compare(base, head, new Map()).at(-1)?.finding.message).toBe('torch');
  });

  test('one of several with one meaning moves to another stage or file', () => {
    const pip = (packages: string, options: Parameters<typeof finding>[1] = {}) =>
      finding(`RUN pip install ${packages}`, { subject: 'pip', ...options });
    const base = [pip('flask'), pip('numpy scipy', { ordinal: 1 })];
    const toStage = [pip('flask', { scope: 'stage:build' }), pip('numpy scipy')];
    expect(statuses(toStage, base)).toEqual(['existing', 'existing']);
    const toFile = [pip('flask'), pip('numpy scipy', { path: 'worker/Dockerfile' })];
    expect(statuses(toFile, base)).toEqual(['existing', 'existing']);
  });

  test('what a stage lacks it lacked before, whatever it is made from now', () => {
    const base = [finding('FROM node:24', { subject: 'root', absence: true })];
    const head = [finding('FROM --platform=linux/arm64 example/base:1', { subject: 'root', absence: true })];
    expect(statuses(head, base)).toEqual(['existing']);
    const lone = (step: string) => finding(step, { absence: true });
    expect(statuses([lone('FROM --platform=linux/arm64 example/base:1')], [lone('FROM node:24')])).toEqual([
      'existing',
    ]);
    expect(statuses([lone('RUN a')], [lone('RUN b c d')])).toEqual(['introduced', 'fixed']);
  });

  test('a clash in a file is one, at whichever service it is reported', () => {
    const ofFile: RuleInfo = { ...rule, id: 'compose/duplicate-port', ofFile: true };
    const clash = (service: string) =>
      finding('ports/80', { rule: ofFile, subject: '80', path: 'compose.yaml', scope: `services/${service}` });
    const stand = { head: () => true, base: () => true, formerly: (each: Finding) => each };
    const reordered = compare([clash('a')], [clash('b')], new Map(), stand);
    expect(reordered.map(({ status }) => status)).toEqual(['existing']);
    const third = compare([clash('b'), clash('c')], [clash('b')], new Map(), stand);
    expect(third.map(({ status }) => status)).toEqual(['existing', 'introduced']);
  });

  test('a renamed stage introduces nothing', () => {
    const base = [finding('FROM python:3.13', { subject: 'user' })];
    const head = [finding('FROM python:3.13 AS app', { subject: 'user', scope: 'stage:app' })];
    expect(statuses(head, base)).toEqual(['existing']);
  });

  test('a half-alike instruction of another stage is another one, where nothing says what it is about', () => {
    const base = [finding('RUN sudo install curl', { scope: 'stage:old' })];
    expect(statuses([finding('RUN sudo install wget', { scope: 'stage:new' })], base)).toEqual(['introduced', 'fixed']);
    expect(statuses([finding('RUN sudo install curl', { scope: 'stage:new' })], base)).toEqual(['existing']);
  });

  test('a renamed file introduces nothing', () => {
    const head = [finding('RUN sudo true', { path: 'app/Dockerfile' })];
    expect(statuses(head, [finding('RUN sudo true')], { 'app/Dockerfile': 'Dockerfile' })).toEqual(['existing']);
  });

  test('a copy introduces nothing that its source had', () => {
    const head = [finding('RUN sudo true'), finding('RUN sudo true', { path: 'copy/Dockerfile' })];
    expect(statuses(head, [finding('RUN sudo true')], { 'copy/Dockerfile': 'Dockerfile' })).toEqual([
      'existing',
      'existing',
    ]);
  });

  test('code moved to another file introduces nothing', () => {
    const head = [finding('RUN sudo true', { path: 'other/Dockerfile' })];
    expect(statuses(head, [finding('RUN sudo true')])).toEqual(['existing']);
  });

  test('code moved to two other files is introduced in one of them: each finding of base is taken once', () => {
    const head = [
      finding('RUN sudo true', { path: 'a/Dockerfile' }),
      finding('RUN sudo true', { path: 'b/Dockerfile' }),
    ];
    expect(statuses(head, [finding('RUN sudo true')])).toEqual(['existing', 'introduced']);
    const renames = { 'a/Dockerfile': 'Dockerfile', 'b/Dockerfile': 'Dockerfile' };
    expect(statuses(head, [finding('RUN sudo true')], renames)).toEqual(['existing', 'introduced']);
  });

  test('the same code in one more file is introduced', () => {
    const head = [finding('RUN sudo true'), finding('RUN sudo true', { path: 'other/Dockerfile' })];
    expect(statuses(head, [finding('RUN sudo true')])).toEqual(['existing', 'introduced']);
  });

  const both = 'both commits';
  const held = (where: string, scope: string) => ({
    base: (_: string, asked: string) => asked === scope && where !== 'head',
    head: (_: string, asked: string) => asked === scope && where !== 'base',
    formerly: (finding: Finding) => finding,
  });

  test('what is taken from one service and given to another is introduced there', () => {
    const privileged = (service: string) =>
      finding('privileged', { path: 'compose.yaml', scope: `services/${service}` });
    const against = (where: string, scope: string) =>
      compare([privileged('web')], [privileged('db')], new Map(), held(where, scope)).map(({ status }) => status);
    expect(against(both, 'services/web')).toEqual(['introduced', 'fixed']);
    expect(against(both, 'services/db')).toEqual(['introduced', 'fixed']);
    // A new name: nothing was called so, and nothing is called as it was any more.
    expect(against('head', 'services/web')).toEqual(['existing']);
  });

  test('a service goes on in a new file nearby, but not in one that had it', () => {
    const privileged = (path: string) => finding('privileged', { path, scope: 'services/web' });
    const against = (path: string, other: string, files: readonly string[]) => {
      const scopes = {
        base: (file: string) => files.includes(file),
        head: () => true,
        formerly: (each: Finding) => each,
      };
      return compare([privileged(path)], [privileged(other)], new Map(), scopes).map(({ status }) => status);
    };
    expect(against('compose.prod.yaml', 'compose.yaml', ['compose.yaml'])).toEqual(['existing']);
    expect(against('deploy/compose.yaml', 'compose.yaml', ['compose.yaml'])).toEqual(['existing']);
    expect(against('compose.yaml', 'compose.dev.yaml', ['compose.yaml', 'compose.dev.yaml'])).toEqual([
      'introduced',
      'fixed',
    ]);
    expect(against('b/compose.yaml', 'a/compose.yaml', ['a/compose.yaml'])).toEqual(['introduced', 'fixed']);
  });

  test('what is taken from one file and given to a stage or service that stood in another is introduced there', () => {
    const base = [finding('USER root', { path: 'test/Dockerfile' })];
    const against = (where: string) =>
      compare([finding('USER root')], base, new Map(), held(where, 'stage:final')).map(({ status }) => status);
    expect(against('base')).toEqual(['introduced', 'fixed']);
    expect(against('head')).toEqual(['introduced', 'fixed']);
    expect(statuses([finding('USER root')], base)).toEqual(['existing']);
  });

  test('thousands of leftover findings cost no square', () => {
    const many = (word: string) =>
      Array.from({ length: 3000 }, (_, index) => finding(`RUN sudo ${word}${index} x y z`, { ordinal: index }));
    expect(compare(many('a'), many('b'), new Map()).length).toBeGreaterThanOrEqual(3000);
  });
});

describe('one finding for one root cause', () => {
  const grave: RuleInfo = { ...rule, id: 'dockerfile/curl-pipe-shell' };
  const mild: RuleInfo = { ...rule, id: 'dockerfile/pipefail-missing', foldsInto: ['dockerfile/curl-pipe-shell'] };

  test('the milder finding in the same place becomes related, with its rule', () => {
    const compared = [
      { finding: finding('RUN curl | sh', { rule: grave }), status: 'introduced' as const },
      { finding: finding('RUN curl | sh', { rule: mild }), status: 'introduced' as const },
    ];
    const folded = fold(compared);
    expect(folded.map(({ finding: { rule: kept } }) => kept.id)).toEqual(['dockerfile/curl-pipe-shell']);
    expect(folded[0]?.finding.related.map(({ rule: guest }) => guest)).toEqual(['dockerfile/pipefail-missing']);
  });

  test('what the milder one was related to is kept', () => {
    const place = { path: 'compose.yaml', span: { start: { line: 7, column: 1 }, end: { line: 7, column: 9 } } };
    const milder = finding('RUN curl | sh', { rule: mild, related: [{ ...place, message: 'It is built here.' }] });
    const [kept] = fold([
      { finding: finding('RUN curl | sh', { rule: grave }), status: 'introduced' },
      { finding: milder, status: 'introduced' },
    ]);
    expect(kept?.finding.related).toEqual([
      { ...milder.location, message: 'm', rule: mild.id },
      { ...place, message: 'It is built here.' },
    ]);
  });

  test('of two that fold into each other one is left', () => {
    const turned: RuleInfo = { ...grave, foldsInto: [mild.id] };
    const folded = fold([
      { finding: finding('RUN curl | sh', { rule: turned }), status: 'introduced' },
      { finding: finding('RUN curl | sh', { rule: mild }), status: 'introduced' },
    ]);
    expect(folded.map(({ finding: { rule: kept, related } }) => [kept.id, related.map((one) => one.rule)])).toEqual([
      [mild.id, [grave.id]],
    ]);
  });

  test('what is introduced does not vanish in what existed', () => {
    const compared = [
      { finding: finding('RUN curl | sh', { rule: grave }), status: 'existing' as const },
      { finding: finding('RUN curl | sh', { rule: mild }), status: 'introduced' as const },
    ];
    expect(fold(compared)).toEqual(compared);
  });
});

describe('one finding for one decision, wherever it shows', () => {
  const perFile: RuleInfo = { ...rule, id: 'dockerfile/loose', gathered: { by: 'file' } };
  const alike: RuleInfo = { ...rule, id: 'dockerfile/looser', gathered: { by: 'file', cause: 'dockerfile/loose' } };
  const told = (entries: readonly Compared[]) =>
    gather(entries).map(({ finding: { rule: host, message, related } }) => [
      host.id,
      message,
      related.map((place) => [place.rule, place.message]),
    ]);
  const entry = (
    message: string,
    { status = 'introduced', ...more }: Partial<Finding> & { readonly status?: Status; readonly path?: string } = {},
  ): Compared => {
    const { path, ...over } = more;
    const made = finding('RUN true', { rule: perFile, ...(path === undefined ? {} : { path }) });
    return { finding: { ...made, message, ...over }, status };
  };

  test('the gravest one is told, and the others with it', () => {
    const entries = [entry('first'), entry('second', { severity: 'critical' }), entry('third', { rule: alike })];
    expect(told(entries)).toEqual([
      [
        'dockerfile/loose',
        'second',
        [
          ['dockerfile/loose', 'first'],
          ['dockerfile/looser', 'third'],
        ],
      ],
    ]);
  });

  test('another file and another status are told apart', () => {
    const entries = [entry('first'), entry('second', { path: 'other' }), entry('third', { status: 'existing' })];
    expect(told(entries).map(([, message]) => message)).toEqual(['first', 'second', 'third']);
  });

  test('what one click mends where it stands is told there', () => {
    const edits = [{ span: spanOn(1), text: 'x' }];
    expect(told([entry('first'), entry('second', { edits })]).map(([, message]) => message)).toEqual([
      'first',
      'second',
    ]);
  });

  test('what is merely missing is told once, with the click of the first; what is set wrongly keeps its place', () => {
    const left: RuleInfo = { ...rule, id: 'container/left', gathered: { by: 'file', of: 'absences' } };
    const at = (line: number, absence: boolean) =>
      entry(`line ${line}`, {
        rule: left,
        absence,
        location: { path: 'compose.yaml', span: spanOn(line) },
        edits: [{ span: spanOn(line), text: 'x' }],
      });
    const gathered = gather([at(2, true), at(5, false), at(8, true)]).map(
      ({ finding: { message, edits, related } }) => [
        message,
        edits.map(({ span }) => span.start.line),
        related.map((place) => place.message),
      ],
    );
    expect(gathered).toEqual([
      ['line 2', [2], ['line 8']],
      ['line 5', [5], []],
    ]);
  });

  test('the other places come before what was folded into the first', () => {
    const place = { path: 'compose.yaml', span: spanOn(7) };
    const guest = entry('second', { related: [{ ...place, message: 'beside the second' }] });
    const host = entry('first', { related: [{ ...place, message: 'beside the first' }] });
    expect(gather([host, guest]).map(({ finding: { related } }) => related.map(({ message }) => message))).toEqual([
      ['second', 'beside the first', 'beside the second'],
    ]);
  });

  test('those of a stage or service are mended together, from the first place to the last', () => {
    const together: RuleInfo = { ...rule, id: 'container/open', gathered: { by: 'scope' } };
    const on = (line: number, scope: string) =>
      entry(`line ${line}`, {
        rule: together,
        route: { scope, step: '' },
        location: { path: 'compose.yaml', span: spanOn(line) },
        edits: [{ span: spanOn(line), text: 'x' }],
      });
    const gathered = gather([on(9, 'services/a'), on(7, 'services/a'), on(3, 'services/b')]).map(({ finding: one }) => [
      one.location.span.start.line,
      one.location.span.end.line,
      one.edits.map(({ span }) => span.start.line),
    ]);
    expect(gathered).toEqual([
      [7, 9, [7, 9]],
      [3, 3, [3]],
    ]);
  });

  test('by subject: each subject once', () => {
    const shared: RuleInfo = { ...rule, id: 'compose/shared', gathered: { by: 'subject' } };
    const entries = ['a', 'b', 'a'].map((subject, index) => entry(`${index}`, { rule: shared, subject }));
    expect(told(entries)).toEqual([
      ['compose/shared', '0', [['compose/shared', '2']]],
      ['compose/shared', '1', []],
    ]);
  });
});
