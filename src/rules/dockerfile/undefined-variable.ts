import { spanAt } from '../../core/location.ts';
import type { Violation } from '../../core/rule.ts';
import { nearest, quoted, source } from '../../core/text.ts';
import type { Instruction, Stage } from '../../documents/dockerfile/model.ts';
import type { Value } from '../../documents/value.ts';
import type { DockerfileRule } from '../kinds.ts';
import { setsVariable } from '../knowledge/image-variables.ts';

export const undefinedVariable: DockerfileRule = {
  id: 'dockerfile/undefined-variable',
  title: 'Undefined variable',
  severity: 'medium',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'The builder replaces it with nothing, so a path, a user or a version silently becomes something else.',
  fix: 'Declare it with `ARG` or `ENV` in this stage, above its first use.',
  details:
    'An `ARG` above the first `FROM` holds only for the `FROM` lines: a stage that uses it has to declare it again, without a value. The builder does not know the shell’s variables (`$HOME`, `$PWD`).\n\nA name that the file declares elsewhere, or one spelt almost like it, is reported on every base; any other name only on bases whose environment is known. What a shell expands (`RUN`, `CMD`) is not checked, and `${NAME:-default}` needs no declaration. A variable that is extended before anything sets it, `ENV LD_LIBRARY_PATH=/opt/lib:$LD_LIBRARY_PATH`, is `low`: it leaves an empty entry behind.',
  references: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
  covers: ['buildkit:UndefinedVar'],
  // What an ENV takes from itself is undefined where it takes it.
  foldsInto: ['dockerfile/variable-from-itself'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'declared only above FROM',
        code: source`
          ARG VERSION=1.4
          FROM example/base:\${VERSION}
          LABEL org.opencontainers.image.version=[|$VERSION|]
        `,
      },
      {
        name: 'a variable of the shell, and a misspelt one',
        code: source`
          FROM debian:13-slim
          ARG APP_USER=app
          COPY app [|$HOME/app|]
          USER [|\${APP_USR}|]
        `,
      },
      {
        name: 'declared in another stage',
        code: source`
          FROM golang:1.26 AS build
          ARG TARGET=server
          FROM example/base:4.2
          COPY --from=build /out/app [|/srv/$TARGET|]
        `,
      },
    ],
    good: [
      {
        name: 'declared again, inherited, with a default, or escaped',
        code: source`
          ARG VERSION=1.4
          FROM debian:13-slim AS base
          ARG TARGETARCH
          ENV ROOT=/srv
          FROM base
          ARG VERSION
          ENV APP=$ROOT/$VERSION SHOWN='$NAME' ESCAPED=\$NAME PATH=$ROOT/bin:$PATH
          WORKDIR \${APP_DIR:-/app}
          COPY bin/$TARGETARCH /usr/bin/
        `,
      },
      {
        name: 'what the base image may set',
        code: source`
          FROM php:8.4-fpm
          COPY php.ini $PHP_INI_DIR/
          FROM example/base:4.2
          WORKDIR $APP_HOME
        `,
      },
    ],
  },

  *check(document) {
    const everywhere = declaredNames(document.instructions);
    const globals = declaredNames(document.globalArgs);
    const hint = hints(everywhere);
    for (const stage of document.stages) {
      if (stage.chain.length > deepestChain) continue;
      const inherited = new Set(stage.chain.slice(1).flatMap(({ instructions }) => [...declaredNames(instructions)]));
      const told = new Set<string>();
      for (const instruction of stage.instructions) {
        if (!instruction.onbuild && expanded.has(instruction.keyword)) {
          for (const { value, own } of valuesOf(instruction)) {
            if (value.raw.length > longestValue) continue;
            const name = value.variables
              .slice(0, mostVariables)
              .find((each) => !told.has(each) && isBare(value.raw, each) && !inherited.has(each));
            const violation =
              name === undefined
                ? undefined
                : (ofPowershell(value, name) ??
                  judge(stage, name, { everywhere, globals, hint, extended: name === own }));
            if (name === undefined || violation === undefined) continue;
            told.add(name);
            const severity = name === own ? 'low' : 'medium';
            yield { span: value.span, subject: name, severity, ...violation };
          }
        }
        for (const name of declaredNames([instruction])) inherited.add(name);
      }
    }
  },
};

/** `$env:NAME` is understood by PowerShell in RUN, but here it is `$env`, followed by `:NAME`. */
function ofPowershell(
  { raw, span }: Value,
  name: string,
): Pick<Violation, 'message' | 'confidence' | 'edits'> | undefined {
  const [written] = /\$env:(\w+)/i.exec(raw) ?? [];
  if (written === undefined || name.toLowerCase() !== 'env') return undefined;
  const message = `${quoted(written)} is PowerShell’s form; here it is ${quoted(`$${name}`)}, which nothing defines.`;
  return { message, confidence: 'high', edits: [{ span, text: raw.replace(/\$env:(\w+)/gi, '$${$1}') }] };
}

/** Nobody stacks as many stages, and each would be visited again for the next. */
const deepestChain = 40;
const mostCompared = 200;
/** After as many misspelt names, the pattern is clear. */
const mostHints = 50;
const longestValue = 2000;
const mostVariables = 20;
const longestName = 60;

/** https://docs.docker.com/reference/dockerfile/#environment-replacement */
const expanded = new Set([
  'ADD',
  'ARG',
  'COPY',
  'ENV',
  'EXPOSE',
  'LABEL',
  'RUN',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

interface Declared {
  readonly everywhere: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  /** The declared name that is most similar to a name. */
  readonly hint: (name: string, farthest?: number) => string | undefined;
  /** Whether the variable is used in its own new value. */
  readonly extended: boolean;
}

function judge(
  stage: Stage,
  name: string,
  { everywhere, globals, hint, extended }: Declared,
): Pick<Violation, 'message' | 'confidence' | 'edits'> | undefined {
  if (brought.test(name) || name.length > longestName) return undefined;
  const [first] = stage.instructions;
  if (globals.has(name)) {
    const edits = first === undefined ? [] : [{ span: spanAt(first.span.start), text: `ARG ${name}\n` }];
    const isDeclaredLater = declaredNames(stage.instructions).has(name);
    const message = `${quoted(name)} is declared only above FROM, so this stage does not see it.`;
    return { message, confidence: 'high', edits: isDeclaredLater ? [] : edits };
  }
  const { base } = stage.chain.at(-1) ?? stage;
  const sets =
    base.kind === 'scratch' ? name === 'PATH' : base.kind === 'image' ? setsVariable(base.reference, name) : undefined;
  // `ENV LD_LIBRARY_PATH=/opt/lib:$LD_LIBRARY_PATH` extends what the base may set.
  if (sets === true || (extended && sets === undefined)) return undefined;
  if (extended) return { message: `${quoted(name)} has no value yet where this line uses it.`, confidence: 'high' };
  if (everywhere.has(name)) {
    return { message: `${quoted(name)} is set only in another stage or further down.`, confidence: 'high' };
  }
  if (ofShell.has(name) && sets === undefined) return undefined;
  // For a base with an unknown environment, the names must be nearly the same: `AUDITWHEEL_ARCH` is no slip for
  // `AUDITWHEEL_PLAT`.
  const meant = ofShell.has(name) ? undefined : hint(name, sets === undefined ? 2 : undefined);
  if (sets === undefined && meant === undefined) return undefined;
  const other = meant === undefined ? '.' : `; did you mean ${quoted(meant)}?`;
  return { message: `Nothing defines ${quoted(name)}${other}`, confidence: sets === false ? 'high' : 'medium' };
}

/** Each name is compared with all declared ones, so only the first names are compared. */
function hints(declared: ReadonlySet<string>): Declared['hint'] {
  let left = mostHints;
  return (name, farthest) => (left-- > 0 ? nearest(name, declared.values().take(mostCompared), farthest) : undefined);
}

/** Variables that every build has: https://docs.docker.com/reference/dockerfile/#predefined-args */
const brought = /^(?:PATH|(?:https?|ftp|no|all)_proxy)$/i;
const ofShell = new Set(['HOME', 'PWD', 'USER', 'HOSTNAME', 'SHELL']);

function declaredNames(instructions: readonly Instruction[]): Set<string> {
  const declares = instructions.filter(({ keyword, onbuild }) => !onbuild && (keyword === 'ARG' || keyword === 'ENV'));
  return new Set(declares.flatMap(({ pairs }) => pairs.map(({ name }) => name.text ?? name.raw)));
}

interface Use {
  readonly value: Value;
  /** The variable whose value it is. */
  readonly own: string | undefined;
}

function valuesOf({ keyword, flags, args, pairs }: Instruction): readonly Use[] {
  if (keyword !== 'ARG' && keyword !== 'ENV' && keyword !== 'LABEL') {
    const given = flags.flatMap(({ name, value, options }) => {
      if (name === 'mount') return [...options].flatMap(([option, each]) => (option === 'from' ? [] : [each]));
      return value && name !== 'from' ? [value] : [];
    });
    // The rest of a RUN is its shell’s.
    return [...given, ...(keyword === 'RUN' ? [] : args)].map((value) => ({ value, own: undefined }));
  }
  return pairs.flatMap(({ name, value }) => (value ? [{ value, own: name.text }] : []));
}

/** `$NAME` or `${NAME}`, without an alternative for an unset variable. */
function isBare(raw: string, name: string): boolean {
  return !['{', '{#'].some((open) => [':', '-', '+', '=', '?'].some((mark) => raw.includes(`${open}${name}${mark}`)));
}
