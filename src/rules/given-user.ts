import type { ContainerBuild, EnvironmentVariable } from '../documents/container.ts';

/** Nobody uses more, and each service of a stage is checked. */
const mostArguments = 100;

/**
 * The build argument by which a service sets the user of the image: `USER ${APP_UID}` with an `ARG APP_UID` in its
 * stage. An `ENV` of the name would hide it: https://docs.docker.com/reference/dockerfile/#using-arg-variables
 */
export function givenUser({ stage, args }: ContainerBuild): EnvironmentVariable | undefined {
  const user = stage?.end.user;
  if (stage === undefined || user === undefined || args.length === 0) return undefined;
  const { 1: braced, 2: name = braced } = /^\$(?:\{(\w+)(?::?-[^{}]*)?\}|(\w+))(?::|$)/.exec(user.value.raw) ?? [];
  const given = args.slice(0, mostArguments).find((argument) => argument.name === name && !argument.passedThrough);
  const written = (keyword: string, stages: typeof stage.chain): boolean =>
    stages.some(({ instructions }) =>
      instructions.some((each) => each.keyword === keyword && each.pairs.some((pair) => pair.name.raw === name)),
    );
  const own = user.instruction.stage;
  return own !== undefined && written('ARG', [own]) && !written('ENV', stage.chain) ? given : undefined;
}
