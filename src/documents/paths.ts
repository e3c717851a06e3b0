/** The folder of a path, '' for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * Resolves a path that is written in a file of `folder`; `undefined` if it is absolute, in a home folder, or leaves the
 * root.
 */
export function joinPath(folder: string, path: string): string | undefined {
  if (/^[/\\~]|^[A-Za-z]:[\\/]/.test(path)) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split(/[\\/]/)) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
