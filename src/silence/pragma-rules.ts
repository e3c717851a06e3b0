import type { DocumentedRule } from '../core/rule.ts';
import { source } from '../core/text.ts';
import type { ContainerDocument } from '../documents/project.ts';

const shared = {
  title: 'Ignore comment without effect',
  severity: 'info',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'The author of the comment believes that a finding was reviewed and accepted, but the comment silences nothing or does not say why.',
  fix: 'Correct the rule id, add a reason after the brackets, or remove the comment.',
  details:
    'A comment is reported if it has no reason, names a rule that does not exist, stands where no instruction or node follows, is not allowed by `inline-ignores`, or if what it silenced is gone. A comment that names a vulnerability of an image, or a rule that did not run, is never reported as unused. For a misspelt id the correct one is suggested; for a comment on its own line that no longer silences anything, its removal.',
  references: [],
  covers: [],
  fixable: true,
} as const satisfies Omit<DocumentedRule, 'id' | 'examples'>;

const inDockerfiles: DocumentedRule = {
  ...shared,
  id: 'dockerfile/pragma',
  examples: {
    bad: [
      {
        name: 'it gives no reason',
        code: source`
          FROM alpine:3.22
          [|# plimsoll: ignore[dockerfile/root-user]|]
          USER root
        `,
      },
    ],
    good: [
      {
        name: 'it says why',
        code: source`
          FROM alpine:3.22
          # plimsoll: ignore[dockerfile/root-user] the entrypoint drops privileges
          USER root
        `,
      },
    ],
  },
};

const inComposeFiles: DocumentedRule = {
  ...shared,
  id: 'compose/pragma',
  examples: {
    bad: [
      {
        name: 'it names a rule that does not exist',
        code: source`
          services:
            agent:
              image: example/agent:1.4
              privileged: true [|# plimsoll: ignore[container/priviledged] it reads the host's disks|]
        `,
      },
    ],
    good: [
      {
        name: 'it names what it silences, and says why',
        code: source`
          services:
            agent:
              image: example/agent:1.4
              privileged: true # plimsoll: ignore[container/privileged] it reads the host's disks
        `,
      },
    ],
  },
};

/**
 * Rules on our own comments in files. Their findings are made in this room, because only it knows what a comment
 * silenced. They run in every profile, and the config can change them like all rules.
 */
export const pragmaRules: readonly DocumentedRule[] = [inDockerfiles, inComposeFiles];

export function pragmaRuleFor({ kind }: ContainerDocument): DocumentedRule {
  return kind === 'dockerfile' ? inDockerfiles : inComposeFiles;
}
