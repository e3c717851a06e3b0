import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Environment } from './settings.ts';

const ending = process.platform === 'win32' ? '.exe' : '';

/** What a program's file is called on this machine. */
export function fileName(program: string): string {
  return `${program}${ending}`;
}

/**
 * The absolute path of a program, as PATH names it. Entries that are not absolute are passed over: they would be looked
 * for in the working directory, which may hold what a pull request brought.
 */
export function findOnPath(program: string, environment: Environment): string | undefined {
  return (environment['PATH'] ?? environment['Path'] ?? '')
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, fileName(program)))
    .find(isProgram);
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
