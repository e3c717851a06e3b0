import type { Route } from './finding.ts';
import { sha256 } from './sha256.ts';

/** The meaning by which a finding is recognised from run to run, before equal ones are numbered. */
export interface Meaning {
  readonly rule: string;
  readonly route: Route;
  /** If given, it replaces the step, so that an edit elsewhere in the instruction changes nothing. */
  readonly subject: string;
}

/** 32 hexadecimal digits. `ordinal` counts equal meanings of one file from 0, in order of place. */
export function fingerprint(meaning: Meaning, ordinal: number): string {
  return hashed(meaningKey(meaning), ordinal);
}

/** Numbers equal meanings of one file as they come, which should be in order of place: no two fingerprints are equal. */
export function fingerprinter(): (path: string, meaning: Meaning) => string {
  const seen = new Map<string, number>();
  return (path, meaning) => {
    const key = meaningKey(meaning);
    const inFile = `${path}\0${key}`;
    const ordinal = seen.get(inFile) ?? 0;
    seen.set(inFile, ordinal + 1);
    return hashed(key, ordinal);
  };
}

function hashed(key: string, ordinal: number): string {
  return sha256(`${key}\0${ordinal}`).slice(0, 32);
}

/** Equal for findings that mean the same. Parts are joined by NUL, which no part holds. */
export function meaningKey({ rule, route, subject }: Meaning): string {
  return [rule, route.scope, subject === '' ? route.step : '', subject].map(withoutNul).join('\0');
}

function withoutNul(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
