/** Excessive permissions of a mode of chmod(1). */
export interface FileMode {
  /** Everybody may write, and no sticky bit protects the files of others. */
  readonly worldWritable: boolean;
  readonly setuid: boolean;
  readonly setgid: boolean;
}

const plain: FileMode = { worldWritable: false, setuid: false, setgid: false };

/**
 * Reads `777`, `0666`, `4755`, `a+rwx`, `u+s,o=w`, and GNU’s `+6000`
 * (https://www.gnu.org/software/coreutils/manual/html_node/Operator-Numeric-Modes.html). An invalid mode grants
 * nothing.
 */
export function readMode(mode: string): FileMode {
  const [, number] = /^[+=]?(0*[0-7]{1,4})$/.exec(mode) ?? [];
  if (number !== undefined) return fromNumber(Number.parseInt(number, 8));
  const clauses = mode
    .split(',')
    .slice(0, 20)
    .map((clause) => /^([ugoa]*)((?:[-+=][rwxXst]*)+)$/.exec(clause));
  if (clauses.some((clause) => clause === null)) return plain;
  const grants = clauses.flatMap((clause) =>
    Array.from((clause?.[2] ?? '').matchAll(/([-+=])([rwxXst]*)/g), ([, sign = '', bits = '']) => ({
      // Without a letter, the umask removes write permission for others.
      who: clause?.[1] === '' ? 'ug' : (clause?.[1] ?? ''),
      bits: sign === '-' ? '' : bits,
    })),
  );
  const sticky = grants.some(({ bits }) => bits.includes('t'));
  return {
    worldWritable: !sticky && grants.some(({ who, bits }) => /[oa]/.test(who) && bits.includes('w')),
    setuid: grants.some(({ who, bits }) => /[ua]/.test(who) && bits.includes('s')),
    setgid: grants.some(({ who, bits }) => /[ga]/.test(who) && bits.includes('s')),
  };
}

/** The same octal mode without write permission for others; `undefined` for other forms. */
export function withoutWorldWrite(mode: string): string | undefined {
  const [, front, last] = /^(0*[0-7]{2,3})([2367])$/.exec(mode) ?? [];
  return front === undefined || last === undefined ? undefined : `${withoutGroupWrite(front)}${Number(last) & ~2}`;
}

/** `777` becomes `755`, not `775`: a permission for all was not meant for the group either. */
function withoutGroupWrite(front: string): string {
  return `${front.slice(0, -1)}${Number(front.at(-1)) & ~2}`;
}

function fromNumber(mode: number): FileMode {
  return {
    worldWritable: (mode & 0o002) !== 0 && (mode & 0o1000) === 0,
    setuid: (mode & 0o4000) !== 0,
    setgid: (mode & 0o2000) !== 0,
  };
}
