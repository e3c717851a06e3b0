/** A line by which a step speaks to its runner: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Nothing else is obeyed: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs */
const registered: ReadonlySet<string> = new Set([
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice', 'remove-matcher'],
  ...['save-state', 'set-env', 'set-output', 'stop-commands', 'warning'],
]);

/**
 * The commands in a step's output as the runner would obey them, unescaped: `::name::` at the start of a line, and the
 * older `##[name]` anywhere in one: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function readCommands(output: string): readonly WorkflowCommand[] {
  const commands: WorkflowCommand[] = [];
  let stoppedBy: string | undefined;
  for (const line of output.split(/\r?\n/)) {
    const match = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/.exec(line);
    const [, name = '', properties = '', message = ''] = match ?? [];
    if (stoppedBy !== undefined) {
      if (name === stoppedBy) stoppedBy = undefined;
      continue;
    }
    const [, older = '', olderProperties = '', olderMessage = ''] =
      /##\[([\w-]+)(?: ([^\]]*))?\](.*)$/.exec(line) ?? [];
    if (match === null && registered.has(older)) {
      const given = readProperties(olderProperties.replaceAll(';', ','));
      commands.push({ name: older, properties: given, message: olderMessage });
    }
    if (match === null) continue;
    if (name === 'stop-commands') stoppedBy = message;
    commands.push({ name, properties: readProperties(properties), message: unescaped(message) });
  }
  return commands;
}

function readProperties(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').flatMap((pair): readonly (readonly [string, string])[] => {
    const equals = pair.indexOf('=');
    if (equals < 0) return [];
    const value = pair
      .slice(equals + 1)
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',');
    return [[pair.slice(0, equals).trim(), unescaped(value)]];
  });
  return Object.fromEntries(pairs);
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** The pairs of a file such as `GITHUB_OUTPUT`: `name=value`, or `name<<DELIMITER` and lines up to the delimiter. */
export function readPairs(text: string): Readonly<Record<string, string>> {
  const pairs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const heredoc = /^([^=<]+)<<(.+)$/.exec(line);
    if (heredoc === null) {
      const equals = line.indexOf('=');
      if (equals > 0) pairs[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const [, name = '', delimiter = ''] = heredoc;
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    pairs[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return pairs;
}
