import { product } from '../core/product.ts';
import { type Command, commands, type Flag, flagsOf } from './flags.ts';

interface Page {
  readonly words: string;
  readonly says: string;
  readonly more: string;
}

const pages: Readonly<Record<Command, Page>> = {
  scan: {
    words: '[PATH…]',
    says: 'Review every container file under the paths; default: the current folder.',
    more: 'A file given as PATH can have any name. The files around it are read as context: the whole repository, or its folder.',
  },
  review: {
    words: '',
    says: 'Review what a branch changes, like its pull request: what it introduces, and what it fixes.',
    more: 'Head is compared with the merge base of base and head, in a clone with or without a work tree. Only commits are read.',
  },
  rules: { words: '', says: 'List the rules.', more: '' },
  explain: {
    words: 'RULE',
    says: 'Explain a rule: what it reports, why it matters, what to do, and what other tools call it.',
    more: 'RULE is the id of a rule or a check of another tool, as in `plimsoll explain DL3002`.',
  },
};

const exitStatus = `Exit status
  0  nothing at or above --fail-on
  1  findings
  2  a mistake in flags or configuration
  3  something could not be reviewed (unless --on-error warn), or a bug of ours
`;

export function overview(): string {
  const rows = [
    ...commands.map((command) => [usageOf(command), pages[command].says] as const),
    ['COMMAND --help', 'Show the flags of a command.'] as const,
    ['--version', 'Show the version.'] as const,
  ];
  const usage = rows.map(([words, says]) => `  plimsoll ${words.padEnd(16)} ${says}`.trimEnd());
  return `${product.name} reviews Dockerfiles and Compose files.\n\n${usage.join('\n')}\n\n${exitStatus}\n${product.repository}\n`;
}

export function helpOn(command: Command): string {
  const { says, more } = pages[command];
  const all = flagsOf(command);
  const parts = [
    `plimsoll ${usageOf(command)} [flags]\n\n${says}${more === '' ? '' : `\n${more}`}\n`,
    `Flags\n${listed(all.filter(({ images }) => images !== true))}`,
    ...(all.some(({ images }) => images === true)
      ? [`Images\n${listed(all.filter(({ images }) => images === true))}`]
      : []),
    ...(command === 'scan' || command === 'review' ? [exitStatus] : []),
  ];
  return parts.join('\n');
}

function usageOf(command: Command): string {
  return `${command} ${pages[command].words}`.trimEnd();
}

function listed(flags: readonly Flag[]): string {
  return flags.map(({ name, value, says }) => `  --${`${name} ${value}`.trimEnd()}\n      ${says}\n`).join('');
}
