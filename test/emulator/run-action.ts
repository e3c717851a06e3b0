import { spawn } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { prepareRunner } from './environment.ts';
import { type EventName, type EventOptions, eventOf } from './events.ts';
import { isRecord } from './records.ts';
import type { Emulator } from './server.ts';
import { readCommands, readPairs, type WorkflowCommand } from './workflow-commands.ts';

const root = resolve(import.meta.dirname, '../..');

export interface RunOptions extends EventOptions {
  /** `with:`, by the inputs' names. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: EventName;
  /** Beside the runner's own; an empty string takes one away. */
  readonly env?: Readonly<Record<string, string>>;
  /** What `${{ github.token }}` stands for; the emulator's first token unless told. */
  readonly token?: string;
  /** Under the repository's root. */
  readonly entry?: string;
  /** Under the repository's root: what declares the inputs; `action.yml` unless told. */
  readonly metadata?: string;
  /** Calls the API where an Enterprise Server has it. */
  readonly enterprise?: boolean;
  /** The event's payload as it was when it was made, where the world has moved on since. */
  readonly payload?: string;
  /** Milliseconds after which the step is ended and what it printed is thrown; less than a test has unless told. */
  readonly timeout?: number;
}

export interface RunResult {
  /** `null`: it was ended by a signal. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly commands: readonly WorkflowCommand[];
  /** The commands `error`, `warning` and `notice`. */
  readonly annotations: readonly WorkflowCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What was written to `GITHUB_ENV` and `GITHUB_PATH`. */
  readonly leaked: string;
  /** The files the step left in the workspace, by their path in it. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs the built action as a runner would: its own Node on the bundle, inputs and event in the environment. */
export async function runAction(emulator: Emulator, options: RunOptions = {}): Promise<RunResult> {
  const now = await eventOf(emulator.world, options.event ?? 'pull_request', options);
  const event = options.payload === undefined ? now : { ...now, payload: JSON.parse(options.payload) };
  const runner = await prepareRunner(emulator.world, event, options.enterprise ?? false);
  try {
    const { PATH = '', HOME = '', SystemRoot = '' } = process.env;
    const env: Record<string, string> = {
      PATH,
      HOME,
      ...(SystemRoot === '' ? {} : { SystemRoot }),
      // No test reaches beyond this machine: whatever is asked for there is refused at once.
      HTTPS_PROXY: 'http://127.0.0.1:9',
      // Runs of the sources need not strip their types each time.
      NODE_COMPILE_CACHE: join(tmpdir(), 'plimsoll-test-code'),
      ...runner.variables,
      ...(await readInputs(options, options.token ?? emulator.token)),
      ...options.env,
    };
    for (const [name, value] of Object.entries(options.env ?? {})) if (value === '') delete env[name];
    const entry = resolve(root, options.entry ?? 'dist/action/index.js');
    const ended = await start(entry, env, runner.workspace, options.timeout ?? 50_000);
    const { files } = runner;
    const [output, summary, variables, path] = await Promise.all(
      [files.output, files.summary, files.env, files.path].map((file) => readFile(file, 'utf8')),
    );
    const commands = readCommands(ended.stdout);
    return {
      ...ended,
      commands,
      annotations: commands.filter(({ name }) => ['error', 'warning', 'notice'].includes(name)),
      outputs: readPairs(output ?? ''),
      summary: summary ?? '',
      leaked: `${variables ?? ''}${path ?? ''}`,
      files: await readWorkspace(runner.workspace),
    };
  } finally {
    await rm(runner.folder, { recursive: true, force: true });
  }
}

/**
 * `INPUT_NAME` of every input that action.yml declares, with its default, and of those that are given:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#inputs
 */
async function readInputs(options: RunOptions, token: string): Promise<Record<string, string>> {
  const given = options.inputs ?? {};
  const file = options.metadata ?? 'action.yml';
  const metadata: unknown = parse(await readFile(resolve(root, file), 'utf8'));
  const declared = isRecord(metadata) && isRecord(metadata['inputs']) ? metadata['inputs'] : {};
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0) throw new Error(`${file} declares no input ${unknown.join(', ')}.`);
  const values = Object.entries(declared).map(([name, input]): readonly [string, string] => {
    const standard = isRecord(input) && input['default'] !== undefined ? String(input['default']) : '';
    const value = given[name] ?? standard.replace(/\$\{\{\s*github\.token\s*\}\}/, token);
    return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value];
  });
  return Object.fromEntries(values);
}

function start(entry: string, env: Readonly<Record<string, string>>, cwd: string, timeout: number) {
  return new Promise<Pick<RunResult, 'exitCode' | 'stdout' | 'stderr'>>((done, failed) => {
    const child = spawn(process.execPath, [entry], { env, cwd, timeout, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', failed);
    child.on('close', (exitCode) => {
      if (child.killed) failed(new Error(`The step was ended after ${timeout} ms.\n${stdout}\n${stderr}`));
      else done({ exitCode, stdout, stderr });
    });
  });
}

async function readWorkspace(workspace: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(workspace, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(async (path): Promise<readonly [string, string]> => {
    return [relative(workspace, path).split(sep).join('/'), await readFile(path, 'utf8')];
  });
  return Object.fromEntries(await Promise.all(read));
}
