import { masked, quoted, source } from '../../core/text.ts';
import type { BuiltImage, BuiltStep } from '../../documents/built-image.ts';
import type { BuiltImageRule, ImageViolation } from '../kinds.ts';
import { secretAssignment } from '../knowledge/secret-assignment.ts';

export const secretInEnvironment: BuiltImageRule = {
  id: 'image/secret-in-environment',
  title: 'Secret in the environment or history of a built image',
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can pull the image can read its environment and its build arguments with one command.',
  fix: 'Revoke it, then mount its replacement where the build needs it, `RUN --mount=type=secret,id=…`, or pass it to the container when it starts.',
  details:
    'Covers the variables that the image ends with, those that its history sets, and the arguments of each RUN. File names, fingerprints (`GPG_KEY`), switches and placeholders are not reported. The value is never shown.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  covers: ['dockle:CIS-DI-0010', 'cis:4.10'],
  fixable: false,
  foldsInto: ['dockerfile/hardcoded-secret', 'dockerfile/persisted-secret', 'dockerfile/secret-variable'],
  examples: {
    bad: [
      {
        name: 'a build argument of a RUN',
        code: source`
          FROM node:24-slim
          [|ARG NPM_TOKEN|]
          RUN npm ci
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "node" },
              "history": [
                { "created_by": "ARG NPM_TOKEN=kd83jfn2ma9s", "empty_layer": true },
                { "created_by": "RUN |1 NPM_TOKEN=kd83jfn2ma9s /bin/sh -c npm ci # buildkit" }
              ]
            }
          `,
        },
      },
      {
        name: 'a variable of the base image',
        code: 'FROM [|example/base:4.2|]\n',
        files: { 'image.json': '{ "config": { "User": "app", "Env": ["DB_PASSWORD=kd83jfn2ma9s"] } }\n' },
      },
    ],
    good: [
      {
        name: 'a fingerprint, a path, an empty value',
        code: source`
          FROM python:3.14-slim
          ENV DB_PASSWORD_FILE=/run/secrets/db API_TOKEN=
        `,
        files: {
          'image.json': source`
            {
              "config": {
                "User": "app",
                "Env": [
                  "GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305",
                  "DB_PASSWORD_FILE=/run/secrets/db",
                  "API_TOKEN="
                ]
              },
              "history": [
                { "created_by": "ENV DB_PASSWORD_FILE=/run/secrets/db API_TOKEN=", "empty_layer": true }
              ]
            }
          `,
        },
      },
    ],
  },

  *check(image) {
    const told = new Set<string>();
    for (const { step, name, value, what } of assignments(image)) {
      const found = told.has(name) ? undefined : secretAssignment(name, value);
      if (found === undefined) continue;
      told.add(name);
      const { severity, confidence, secret, kind } = found;
      const shown = `${kind === '' ? '' : `a ${kind}, `}${masked(secret)}`;
      const message = `${quoted(name)} is in ${what} of the image: ${shown}.`;
      yield { step, subject: name, severity, confidence, message } satisfies ImageViolation;
    }
  },
};

interface Assigned {
  readonly step: BuiltStep | undefined;
  readonly name: string;
  readonly value: string;
  readonly what: 'the environment' | 'the history';
}

/** The environment first, because a secret there is more severe. */
function* assignments({ configuration, steps }: BuiltImage): Iterable<Assigned> {
  for (const entry of configuration.environment) {
    const { name, value } = split(entry);
    const sets = ({ made }: BuiltStep) => made.keyword === 'ENV' && ` ${made.text}`.includes(` ${name}`);
    const step = steps.findLast(sets) ?? steps.find(({ instruction }) => instruction === undefined);
    yield { step, name, value, what: 'the environment' };
  }
  // Podman shows an ARG by its name alone, and its value at each RUN.
  const declared = (name: string) =>
    steps.find(({ made }) => made.keyword === 'ARG' && made.text.split(/\s+/).includes(name));
  for (const step of steps) {
    // In the order of the history: the ARG, and each RUN that received it.
    const { keyword, text, before } = step.made;
    const given = keyword === 'RUN' ? before : keyword === 'ENV' || keyword === 'ARG' ? text : '';
    // Values are written without quotes, so a space alone does not end one.
    for (const part of given.split(/\s+(?=[A-Za-z_]\w*=)/)) {
      if (!/^\w+=/.test(part)) continue;
      const { name, value } = split(part);
      yield { step: keyword === 'RUN' ? (declared(name) ?? step) : step, name, value, what: 'the history' };
    }
  }
}

function split(entry: string): { readonly name: string; readonly value: string } {
  const equals = entry.indexOf('=');
  return equals === -1
    ? { name: entry, value: '' }
    : { name: entry.slice(0, equals), value: entry.slice(equals + 1).replace(/^(["'])(.*)\1$/, '$2') };
}
