import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../core/comments.ts';
import { troubleOf } from '../system/trouble.ts';

/**
 * Writes a file in the workspace and creates its folders. The checkout there may be hostile: symbolic links to folders
 * are not followed, and a link in place of the file is replaced, not written through.
 */
export function writeToWorkspace(workspace: string, path: string, text: string): Outcome {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  try {
    let folder = workspace;
    for (const part of folders) {
      folder = join(folder, part);
      const found = lstatSync(folder, { throwIfNoEntry: false });
      if (found === undefined) mkdirSync(folder);
      else if (!found.isDirectory())
        return { kind: 'refused', reason: `\`${path}\` could not be written: part of the path is not a folder.` };
    }
    const draft = join(folder, `.plimsoll-${randomUUID()}`);
    writeFileSync(draft, text, { flag: 'wx' });
    try {
      renameSync(draft, join(folder, name));
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    return { kind: 'done', detail: `\`${path}\`.` };
  } catch (error) {
    return { kind: 'refused', reason: `\`${path}\` could not be written (${troubleOf(error)}).` };
  }
}
