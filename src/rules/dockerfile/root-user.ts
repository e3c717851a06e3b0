import type { ImageFacts, KnownImages } from '../../core/image-facts.ts';
import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { Setting as ContainerSetting } from '../../documents/container.ts';
import type { DockerfileDocument, Setting, Stage } from '../../documents/dockerfile/model.ts';
import type { ImageReference } from '../../documents/image-reference.ts';
import { contextNames } from '../../documents/named-contexts.ts';
import type { Project } from '../../documents/project.ts';
import { givenUser } from '../given-user.ts';
import type { DockerfileRule } from '../kinds.ts';
import { isRoot } from '../knowledge/accounts.ts';
import { type DefaultUser, defaultUser } from '../knowledge/base-images.ts';
import { rootAccounts } from '../root-accounts.ts';
import { isWindows, startsAsRoot, stepsDownBy } from '../start-of-stage.ts';
import { isUsedLater, readyUserOf, switchTo } from '../user-of-stage.ts';

export const rootUser: DockerfileRule = {
  id: 'dockerfile/root-user',
  title: 'Image runs as root',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'An attacker who takes over a root process owns every file in the container, and needs only one kernel bug or careless mount to become root on the host.',
  fix: 'Create an unprivileged user and end the stage with `USER <name>`.',
  details:
    'Only stages that ship are checked: the last one, and those that a Compose file builds. `USER` is followed through `FROM <stage>`, and an argument counts with its default; without a default nothing is reported. `FROM scratch` and bases known to end as another user are not reported. A user that the image gives uid 0 (`useradd -o -u 0`, a line in `/etc/passwd`) counts as root.\n\nThe severity is `medium`, because an attacker needs a second weakness to get out of the container. It is `low` for bases whose entrypoint drops privileges itself (`postgres`, `redis`), for start commands that do (`gosu app …`), for bases of development containers, where an editor works as another user, and if every Compose service that runs the image sets a `user` other than root: then it is root only when run in another way. For images that we do not know the confidence is lower, unless a scan saw the user.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
  ],
  covers: [
    'hadolint:DL3002',
    'trivy:DS-0002',
    'kics:fd54f200-402c-4333-a5a4-36ef6709af2f',
    'kics:67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae',
    'checkov:CKV_DOCKER_3',
    'checkov:CKV_DOCKER_8',
    'semgrep:missing-user',
    'semgrep:missing-user-entrypoint',
    'semgrep:last-user-is-root',
    'dockle:CIS-DI-0001',
    'cis:4.1',
    'owasp:RULE #2',
    'owasp-node:§4',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'no USER, although the base has one to switch to',
        code: source`
          [|FROM node:24-slim|]
          WORKDIR /app
          COPY --chown=node . .
          CMD ["node", "server.js"]
        `,
      },
      {
        name: 'root by number, behind an argument',
        code: source`
          FROM debian:13-slim
          ARG APP_UID=0
          RUN useradd --system --uid 10001 app
          USER [|\${APP_UID}:\${APP_UID}|]
        `,
      },
      {
        name: 'root by another name',
        code: source`
          FROM debian:13-slim
          RUN useradd --non-unique --uid 0 app
          USER [|app|]
        `,
      },
      {
        name: 'a start that drops privileges',
        code: source`
          [|FROM debian:13-slim|]
          RUN useradd --system --uid 10001 app
          ENTRYPOINT ["gosu", "app", "/srv/app"]
        `,
      },
      {
        name: 'a base for development containers',
        code: source`
          [|FROM mcr.microsoft.com/devcontainers/base:2-trixie|]
          RUN make tools
        `,
      },
      {
        name: 'inherited from another stage',
        code: source`
          FROM python:3.13-slim AS base
          USER root

          FROM [|base|]
          CMD ["python", "-m", "app"]
        `,
      },
    ],
    good: [
      {
        name: 'only a build stage is root',
        code: source`
          FROM golang:1.26 AS build
          USER root
          RUN go build -o /app .

          FROM debian:13-slim
          COPY --from=build /app /app
          USER 65532
        `,
      },
      {
        name: 'bases that end as another user',
        code: source`
          FROM gcr.io/distroless/static-debian12:nonroot AS tool
          FROM nginxinc/nginx-unprivileged:1.29
        `,
      },
      {
        name: 'Windows, which has no root',
        code: source`
          FROM mcr.microsoft.com/dotnet/framework/sdk:4.8 AS sdk
          FROM example/windows:1.2
          SHELL ["powershell", "-Command"]
          RUN Get-Host
        `,
      },
    ],
  },

  *check(document, project, { images }) {
    for (const stage of project.shippedStages(document)) {
      const { user } = stage.end;
      // The image for this name is chosen where it is built, and reported there.
      const brought = contextNames(document, project).has(stage.chain.at(-1)?.image.raw ?? '');
      const violation = user ? explicit(stage, user) : brought ? undefined : missing(stage, images);
      if (violation)
        yield { ...violation, subject: 'root', ...milder(violation, overridden(document, stage, project)) };
    }
  },
};

/** The `user` of each service that runs the stage, if all of them set one that is not root. */
function overridden(document: DockerfileDocument, stage: Stage, project: Project): readonly ContainerSetting[] {
  const services = project
    .buildsOf(document)
    .slice(0, mostServices)
    .filter(({ build }) => build.stage === stage);
  const users = services.flatMap(({ build, container: { user } }) => user ?? givenUser(build) ?? []);
  const known = users.every(({ text }) => text !== undefined && text !== '' && !isRoot(text));
  return users.length === services.length && known ? users : [];
}

/** Each stage that ships checks all of them. */
const mostServices = 500;

/** A stage that Compose runs as another user is root only if the image is used in another way. */
function milder(violation: Violation, users: readonly ContainerSetting[]): Partial<Violation> {
  const [first] = users;
  if (first === undefined) return {};
  const related = { path: first.path, span: first.option, message: 'Compose runs it as another user.' };
  return { severity: 'low', related: [...(violation.related ?? []), related] };
}

function explicit(stage: Stage, { value, instruction }: Setting): Violation | undefined {
  if (value.text === undefined)
    return isRoot(fallbackOf(value.raw)) ? unlessSet(stage, { value, instruction }) : undefined;
  const [account = ''] = value.text.trim().split(':');
  const renamed = !isRoot(value.text) && rootAccounts(stage).has(account);
  if (!isRoot(value.text) && !renamed) return undefined;
  const message = `The image starts as ${quoted(value.text)}${renamed ? ', which is given uid 0' : ''}.`;
  if (instruction.stage !== stage) {
    const related = [{ span: instruction.span, message: 'The user was set here.' }];
    return { span: stage.image.span, message, related };
  }
  const user = renamed || startsAsRoot(stage) ? undefined : readyUserOf(stage);
  const edits = user === undefined || isUsedLater(instruction) ? [] : [{ span: value.span, text: user }];
  return { span: value.span, message, edits };
}

/** The default of `${NAME:-…}`, if the file does not set the name; the base image might. */
function fallbackOf(raw: string): string {
  return /^["']?\$\{\w+:?-([^${}]*)\}/.exec(raw)?.[1] ?? '';
}

function unlessSet(stage: Stage, { value, instruction }: Setting): Violation {
  const own = instruction.stage === stage;
  const message = `The image starts as ${quoted(fallbackOf(value.raw))}, unless its base sets the variable in ${quoted(value.raw)}.`;
  const related = own ? [] : [{ span: instruction.span, message: 'The user was set here.' }];
  return { span: own ? value.span : stage.image.span, confidence: 'low', message, related };
}

function missing(stage: Stage, images: KnownImages | undefined): Violation | undefined {
  const base = stage.chain.at(-1)?.base;
  if (base === undefined || base.kind === 'scratch') return undefined;
  const place = { span: stage.from.span, absence: true } as const;
  if (base.kind !== 'image') {
    const raw = base.kind === 'unresolved' ? base.raw : '';
    // A part of a Dockerfile: its user is set elsewhere.
    if (raw === '') return undefined;
    return {
      ...place,
      confidence: 'low',
      message: `No \`USER\` is set, so ${quoted(raw)} decides which user the image runs as.`,
    };
  }
  const { name } = base.reference;
  const runner = runnerOf(base.reference, images?.(base.reference));
  if (runner === 'other' || runner === 'windows') return undefined;
  if (runner === 'steps-down' && stage.end.entrypoint === undefined) {
    const message = `No \`USER\` is set: the image starts as root and relies on the entrypoint of ${quoted(name)} to drop privileges.`;
    return { ...place, severity: 'low', message };
  }
  if (runner === 'development') {
    const message = `No \`USER\` is set: the image starts as root, like ${quoted(name)}, and only an editor uses another user in it.`;
    return { ...place, severity: 'low', message };
  }
  if (runner === 'unknown' && isWindows(stage)) return undefined;
  const down = stepsDownBy(stage);
  if (down !== undefined) {
    const message = `No \`USER\` is set: the image starts as root, and ${quoted(down)} drops privileges.`;
    return { ...place, severity: 'low', message };
  }
  const user = startsAsRoot(stage) ? undefined : readyUserOf(stage);
  return {
    ...place,
    confidence: runner === 'unknown' ? 'medium' : 'high',
    message: `No \`USER\` is set, so the image runs as root, like ${quoted(name)}.`,
    edits: user === undefined ? [] : switchTo(user, stage),
  };
}

/**
 * The user seen by a scan overrides what the name suggests, except for entrypoints: a scan does not see that one drops
 * privileges.
 */
function runnerOf(reference: ImageReference, facts: ImageFacts | undefined): DefaultUser {
  const named = defaultUser(reference);
  if (facts?.platform.startsWith('windows')) return 'windows';
  if (facts?.user === undefined) return named;
  if (facts.user !== '' && !isRoot(facts.user)) return 'other';
  return named === 'steps-down' ? named : 'root';
}
