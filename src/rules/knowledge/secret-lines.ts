import { type SecretAssignment, secretAssignment } from './secret-assignment.ts';

/** A secret in a text file, by its line. */
export interface SecretLine extends SecretAssignment {
  /** 1-based. */
  readonly line: number;
  /** Of the variable or key; '' if only the form shows that it is a secret. */
  readonly name: string;
}

/** A longer line is data, not a hand-written setting. */
const longest = 4096;
/** More findings for one file would not help. */
const most = 50;

/** Secrets in lines of the form `NAME=value`, `name: value` or `{"name": "value"}`, and tokens of a known form anywhere. */
export function secretLines(text: string): readonly SecretLine[] {
  const found: SecretLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.length > longest || /^(?:#|;|\/\/)/.test(line)) continue;
    for (const part of partsOf(line)) {
      const { name, value } = assignmentIn(part);
      const secret = secretAssignment(name, value);
      if (secret) found.push({ ...secret, line: index + 1, name });
      if (found.length === most) return found;
    }
  }
  return found;
}

/** The members of an object of JSON on one line; any other line is one part. */
function partsOf(line: string): readonly string[] {
  return /^\{.*\}$/.test(line)
    ? line
        .slice(1, -1)
        .trim()
        .split(/,\s*(?=")/)
    : [line];
}

function assignmentIn(line: string): { readonly name: string; readonly value: string } {
  const match = /^(?:export\s+)?["']?([\w.-]{1,100})["']?\s*[=:]\s*/.exec(line);
  if (match === null) return { name: '', value: line };
  const value = line.slice(match[0].length).replace(/,$/, '');
  const [, inner = value] = /^"([^"]*)"$/.exec(value) ?? /^'([^']*)'$/.exec(value) ?? [];
  return { name: match[1] ?? '', value: inner };
}
