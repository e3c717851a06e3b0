import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Environment } from './settings.ts';

const ending = process.platform === 'win32' ? '.exe' : '';

/** The file name of a program on this machine. */
export function fileName(program: string): string {
  return `${program}${ending}`;
}

/**
 * The absolute path of a program on PATH. Relative entries are ignored: they would be resolved in the working directory,
 * which may contain files of a pull request.
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
