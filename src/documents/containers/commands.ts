import { lazy } from '../../core/lazy.ts';
import { joinSpans } from '../../core/location.ts';
import type { ComposeDocument, Entry, Node, ScalarNode } from '../compose/model.ts';
import { type RunText, runText } from '../compose/run-text.ts';
import type { ContainerCommand } from '../container.ts';
import { linesOf } from '../lines.ts';
import type { Script, ShellSetting } from '../shell/model.ts';
import { readExec, readShell } from '../shell/read.ts';
import { open, unknown, type Variable } from '../shell/variables.ts';
import { itemWord, textWords, withProgram } from './exec-words.ts';
import { hooksOf } from './hooks.ts';
import { type Layers, lastEntry, layersBelow } from './layers.ts';
import { readVariables } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Characters of commands that are read at least for the services of one file. A shared command counts for each service,
 * because each has its own variables.
 */
const leastRead = 1_000_000;

/** Whether there is room to read a text for another service. */
export type Room = (length: number) => boolean;

/** `leastRead`, or a small multiple of the file's length. */
export function roomToRead({ text }: Pick<ComposeDocument, 'text'>): Room {
  let left = Math.max(leastRead, 4 * text.length);
  return (length) => {
    left -= length;
    return left >= 0;
  };
}

/**
 * What a service runs: its entrypoint with its command
 * (https://docs.docker.com/reference/compose-file/services/#command), its health check, its hooks and the `exec` of
 * `develop.watch`. `shell` reads text for a shell.
 */
export function readCommands(
  layers: Layers,
  { composeFile }: Pick<Surroundings, 'composeFile'>,
  shell: ShellSetting,
  room: Room,
): readonly ContainerCommand[] {
  const variables = lazy(() => new Map(readVariables(layers, 'environment').map((each) => [each.name, each])));
  const scriptOf = (nodes: readonly Node[], read: (reader: Reader) => Script | undefined): Script | undefined => {
    const [first] = nodes;
    const document = first && composeFile(first.path);
    if (first === undefined || document === undefined) return undefined;
    if (!room(nodes.reduce((sum, node) => sum + lengthOf(node), 0))) return unreadScript(first);
    const outer = new Set<string>();
    return read({
      text: (scalar) => {
        const text = runText(scalar, linesOf(document));
        for (const name of text.outer) outer.add(name);
        return text;
      },
      environment: (name): Variable => {
        if (outer.has(name)) return unknown;
        const variable = variables().get(name);
        if (variable === undefined) return open;
        return variable.text === undefined ? unknown : { kind: 'text', text: variable.text };
      },
    });
  };
  const commands: ContainerCommand[] = [];
  const add = (kind: ContainerCommand['kind'], { node }: Pick<Entry, 'node'>, script: Script | undefined): void => {
    if (script !== undefined) commands.push({ kind, path: node.path, script });
  };

  const [entrypoint, command] = [lastEntry(layers, 'entrypoint'), lastEntry(layers, 'command')];
  const started = [entrypoint, command].flatMap((entry) => entry ?? []);
  // Places of one file do not fit the other.
  const apart = new Set(started.map(({ node }) => node.path)).size > 1;
  for (const entries of apart ? started.map((entry) => [entry]) : [started]) {
    const [first] = entries;
    if (first === undefined) continue;
    const nodes = entries.map(({ node }) => node);
    add(
      'start',
      first,
      scriptOf(nodes, (reader) => execScript(nodes, reader)),
    );
  }
  const test = lastEntry(layersBelow(layers, 'healthcheck'), 'test');
  if (test)
    add(
      'healthcheck',
      test,
      scriptOf([test.node], (reader) => testScript(test.node, shell, reader)),
    );
  for (const { kind, hook } of hooksOf(layers)) {
    const entry = hook.entry('command');
    if (entry)
      add(
        kind,
        entry,
        scriptOf([entry.node], (reader) => execScript([entry.node], reader)),
      );
  }
  return commands;
}

function lengthOf(node: Node): number {
  if (node.kind === 'scalar') return node.raw.length;
  return node.kind === 'list' ? node.items.reduce((sum, item) => sum + lengthOf(item), 0) : 0;
}

function unreadScript({ span }: Node): Script {
  const problems = [{ span, message: 'more text than is read from one file', unread: true }];
  const nothing = { commands: [], pipelines: [], options: new Set<string>(), files: new Map(), derived: [] };
  return { dialect: 'exec', interpreter: '', span, problems, ...nothing };
}

interface Reader {
  readonly text: (scalar: ScalarNode) => RunText;
  readonly environment: (name: string) => Variable;
}

/** `NONE`, and anything that Compose rejects, runs nothing. */
function testScript(test: Node, shell: ShellSetting, reader: Reader): Script | undefined {
  const [first, ...rest] = test.kind === 'list' ? test.items : [];
  const word = first?.kind === 'scalar' ? first.text : undefined;
  if (word === 'CMD') return execScript(rest, reader, true);
  const text = test.kind === 'list' && word === 'CMD-SHELL' ? rest[0] : test;
  return text?.kind === 'scalar' ? shellScript(text, shell, reader) : undefined;
}

function shellScript(node: ScalarNode, shell: ShellSetting, { text, environment }: Reader): Script {
  return readShell(text(node).source, shell, { environment, file: () => undefined });
}

/** Lists are already words, unlike a string; `areWords` if the nodes are items of one list. */
function execScript(nodes: readonly Node[], reader: Reader, areWords = false): Script | undefined {
  const words = nodes.flatMap((node) => {
    if (node.kind === 'list')
      return node.items.flatMap((item) => (item.kind === 'scalar' ? itemWord(item, reader.text(item)) : []));
    if (node.kind !== 'scalar') return [];
    return areWords ? [itemWord(node, reader.text(node))] : textWords(reader.text(node));
  });
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { environment } = reader;
  return readExec(withProgram(words), joinSpans(first.span, last.span), { environment, file: () => undefined });
}
