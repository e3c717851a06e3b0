/** One way to log in that a server offers. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** By lower-case names; a parameter that was given twice is ''. */
  readonly parameters: ReadonlyMap<string, string>;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const schemeForm = new RegExp(`[\\s,]*(${token})(?:[ \\t]+|(?=,)|$)`, 'y');
const parameterForm = new RegExp(`[\\s,]*(${token})[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]*))`, 'y');
/** No server offers more. */
const most = 10;

/**
 * The challenges of a `WWW-Authenticate` header (https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1), which may have
 * several in one line or in joined lines. Stops at the first one that is not valid.
 */
export function readChallenges(header: string): readonly Challenge[] {
  const challenges: Challenge[] = [];
  let at = 0;
  while (challenges.length < most) {
    schemeForm.lastIndex = at;
    const [, scheme] = schemeForm.exec(header) ?? [];
    if (scheme === undefined) break;
    const parameters = new Map<string, string>();
    at = schemeForm.lastIndex;
    for (;;) {
      parameterForm.lastIndex = at;
      const [, name, quotedValue, bare = ''] = parameterForm.exec(header) ?? [];
      if (name === undefined) break;
      at = parameterForm.lastIndex;
      const key = name.toLowerCase();
      // Clients differ in which of two values they take, and so in where they would send a password.
      parameters.set(key, parameters.has(key) ? '' : (quotedValue?.replace(/\\(.)/g, '$1') ?? bare));
    }
    challenges.push({ scheme: scheme.toLowerCase(), parameters });
  }
  return challenges;
}
