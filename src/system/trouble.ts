/**
 * The system's error codes in words for somebody who wanted a file:
 * https://nodejs.org/api/errors.html#common-system-errors
 */
const words: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'part of the path is a file, not a folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left on the disk'],
  ['EDQUOT', 'the disk quota is exceeded'],
  ['EFBIG', 'the file is too large'],
  ['ELOOP', 'its symbolic links form a loop'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
]);

/** The code of a failed system call (`ENOENT`); throws anything else again, since it is a bug of ours. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

/** Why a system call failed, for use in parentheses; throws anything else again. */
export function troubleOf(error: unknown): string {
  const code = codeOf(error);
  return words.get(code) ?? code;
}
