import type { DockerfileDocument, Stage } from '../documents/dockerfile/model.ts';
import { buildCommands } from './build-commands.ts';

/** Stages that write such a setting to the configuration of apt: `echo 'APT::… "true";' > /etc/apt/apt.conf.d/…`. */
export function stagesWithAptSetting(document: DockerfileDocument, setting: RegExp): ReadonlySet<Stage> {
  const stages = new Set<Stage>();
  for (const { command, instruction } of buildCommands(document)) {
    const texts = [...command.words, ...command.redirects.flatMap(({ target }) => target ?? [])];
    if (instruction.stage !== undefined && texts.some(({ display }) => setting.test(display)))
      stages.add(instruction.stage);
  }
  return stages;
}
