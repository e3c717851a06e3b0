import type { Buffer } from 'node:buffer';
import { type Failure, failure } from '../core/image-scan.ts';
import { quoted } from '../core/text.ts';
import type { Registry } from './hosts.ts';

/** A repository of an allowed registry, and the deadline for the answer: milliseconds of `performance.now()`. */
export interface Asked {
  readonly registry: Registry;
  readonly repository: string;
  readonly until: number;
}

/** Bytes of a page of tags, and of a manifest: "at least 4 megabytes", says the specification of the latter. */
export const mostBytes = 4 * 1024 * 1024;

export const tagForm = /^\w[\w.-]{0,127}$/;

/** The object of a JSON text; `undefined` for everything else. */
export function readObject(body: Buffer): object | undefined {
  try {
    const answer: unknown = JSON.parse(body.toString('utf8'));
    return typeof answer === 'object' && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** An answer that no registry should give; only its operator can fix it. */
export function senseless({ name }: Registry, what: string): Failure {
  return failure('failed', `The registry ${quoted(name)} ${what}; contact its operator.`);
}
