import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeToWorkspace } from '../../src/action/workspace.ts';

let folder: string;
let workspace: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  writeFileSync(join(folder, 'outside'), 'precious');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('a file in the workspace', () => {
  test('is written with the folders it needs, over what was there before, and nothing is left beside it', () => {
    for (const text of ['one', 'two']) {
      expect(writeToWorkspace(workspace, 'out/deep/plimsoll.sarif', text).kind).toBe('done');
      expect(readFileSync(join(workspace, 'out/deep/plimsoll.sarif'), 'utf8')).toBe(text);
    }
    expect(readdirSync(join(workspace, 'out/deep'))).toEqual(['plimsoll.sarif']);
  });

  test('is not written through a link that a pull request left in its place', () => {
    symlinkSync(join(folder, 'outside'), join(workspace, 'plimsoll.sarif'));
    expect(writeToWorkspace(workspace, 'plimsoll.sarif', 'ours').kind).toBe('done');
    expect(readFileSync(join(folder, 'outside'), 'utf8')).toBe('precious');
    expect(readFileSync(join(workspace, 'plimsoll.sarif'), 'utf8')).toBe('ours');
  });

  test('is refused where a folder on the way is a link', () => {
    symlinkSync(folder, join(workspace, 'out'));
    expect(writeToWorkspace(workspace, 'out/plimsoll.sarif', 'ours')).toEqual({
      kind: 'refused',
      reason: '`out/plimsoll.sarif` could not be written: part of the path is not a folder.',
    });
    expect(existsSync(join(folder, 'plimsoll.sarif'))).toBe(false);
  });

  test('is refused where a folder has its name', () => {
    mkdirSync(join(workspace, 'plimsoll.sarif'));
    expect(writeToWorkspace(workspace, 'plimsoll.sarif', 'ours')).toMatchObject({
      kind: 'refused',
      // Windows does not say which.
      reason: expect.stringMatching(/^`plimsoll\.sarif` could not be written \((?:it is a folder|no permission)\)\.$/),
    });
    expect(readdirSync(workspace)).toEqual(['plimsoll.sarif']);
  });
});
