import type { ImageInspection } from '../core/image-inspection.ts';
import { noImages } from '../core/image-inspection.ts';
import type { Gap } from '../core/review.ts';
import { count } from '../core/text.ts';
import { readArtifact } from '../github/artifact.ts';
import type { Client } from '../github/client.ts';
import type { WorkflowRun } from '../github/events.ts';
import { toldImages } from '../images/outcome.ts';
import { imageUses } from '../images/references.ts';
import { joinReported, readReported, sameName } from '../images/reported.ts';
import { imageRules } from '../images/vulnerability-rule.ts';
import { askedPaths } from '../review/review.ts';
import { notScanned, planImages } from '../scanning/plan-images.ts';
import type { Material, Part } from './material.ts';
import { reportFile } from './outputs.ts';

/** The artifact in which the pull request's own run uploads its report; docs/events.md has the workflow. */
export const artifactName = 'plimsoll';

/**
 * Takes the image findings from the report of an earlier run. Everything else in that report is ignored, because the
 * rules run again. If there is no report, a gap says so, and nothing else changes.
 */
export async function bringReport(
  client: Client,
  { runId }: WorkflowRun,
  { head, base, options, changes }: Pick<Material, 'options' | 'changes'> & Part,
): Promise<ImageInspection> {
  const gap = (reason: string): Gap => ({ subject: `artifact ${artifactName}`, reason, blocking: false });
  const none = (why: string): ImageInspection => ({
    ...noImages,
    gaps: [gap(`The image findings of the pull request's own run could not be read: ${why}. The rules ran as usual.`)],
  });
  const artifact = await readArtifact(client, { runId, name: artifactName, file: reportFile });
  if ('missing' in artifact) return none(artifact.missing);
  const reported = readReported(artifact.text, imageRules);
  if ('broken' in reported) return none(reported.broken);
  const plan = planImages({
    ...{ head, base, options, changes },
    asked: base === undefined ? undefined : askedPaths(options, changes),
  });
  const { told, foreign } = joinReported(reported.findings, plan.uses, imageUses(head, options.images));
  const left = reported.left + foreign;
  const reason = `${count(left, 'image finding')} of the pull request's own run ${left === 1 ? 'was' : 'were'} left out: head has no such image there, or the data is malformed.`;
  const seen = new Set(told.map(({ use }) => use));
  const unseen = plan.uses
    .filter(({ use, reference }) => !seen.has(use) && !reported.scanned.has(sameName(reference.raw)))
    .map((one) =>
      notScanned(one, "The report of the pull request's own run does not mention it.", { blocking: false }),
    );
  return {
    ...noImages,
    images: toldImages(told, options),
    gaps: [...(left === 0 ? [] : [gap(reason)]), ...unseen],
  };
}
