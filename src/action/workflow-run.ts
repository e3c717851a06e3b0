import type { Gap } from '../core/review.ts';
import { count } from '../core/text.ts';
import { readArtifact } from '../github/artifact.ts';
import type { Client } from '../github/client.ts';
import type { WorkflowRun } from '../github/events.ts';
import { type Joined, joinReported, readReported } from '../images/reported.ts';
import { imageRules } from '../images/rules.ts';
import type { Material } from './material.ts';
import { reportFile } from './outputs.ts';

/** Under this name the run of the pull request leaves its report; docs/events.md has the workflow. */
export const artifactName = 'plimsoll';

/** What the report of a pull request's own run adds to the review that is made anew, and what is missing of it. */
export interface Brought {
  readonly images: Pick<Joined, 'head' | 'base'>;
  readonly gaps: readonly Gap[];
}

/**
 * Takes the findings on images out of the report that a run left behind. The rules run anew, so that all the rest of it
 * is of no use; where there is no report, that is told and nothing else changes.
 */
export async function bringReport(client: Client, { runId }: WorkflowRun, material: Material): Promise<Brought> {
  const gap = (reason: string): Gap => ({ subject: `artifact ${artifactName}`, reason, blocking: false });
  const none = (why: string): Brought => ({
    images: { head: [], base: [] },
    gaps: [
      gap(`What the pull request's own run found in images could not be read: ${why}. The rules ran all the same.`),
    ],
  });
  const artifact = await readArtifact(client, { runId, name: artifactName, file: reportFile });
  if ('missing' in artifact) return none(artifact.missing);
  const reported = readReported(artifact.text, imageRules);
  if ('broken' in reported) return none(reported.broken);
  const { head, base, foreign } = joinReported(reported.findings, material.head, material.base);
  const left = reported.left + foreign;
  const reason = `${count(left, 'finding')} of the pull request's own run on images ${left === 1 ? 'was' : 'were'} left out: head pulls no such image there, or they are not well-formed.`;
  return { images: { head, base }, gaps: left === 0 ? [] : [gap(reason)] };
}
