import type { Outcome } from '../core/comments.ts';
import { inScope, judge, type Verdict } from '../core/gate.ts';
import { headlinesOf } from '../core/headlines.ts';
import type { ImageInspection } from '../core/image-inspection.ts';
import type { Log } from '../core/log.ts';
import type { Review } from '../core/review.ts';
import { type Client, createClient } from '../github/client.ts';
import { type Reviewable, readEvent, type WorkflowRun } from '../github/events.ts';
import { closedReason, findPullOf, whyOver } from '../github/find-pull-request.ts';
import { grantAdvice } from '../github/refusals.ts';
import type { Doctor } from '../reporters/doctor.ts';
import { renderJson } from '../reporters/json.ts';
import { type LinkTo, linksToCommit } from '../reporters/place.ts';
import { mostUploaded, renderSarif, type SarifOptions } from '../reporters/sarif.ts';
import { renderCompletion, renderNothing, renderSummary, type Step } from '../reporters/summary.ts';
import { outcomeWords } from '../reporters/words.ts';
import { type Annotator, createAnnotator } from './annotator.ts';
import type { Environment } from './environment.ts';
import { type Examined, examine } from './examine.ts';
import { imageNotices, imageReader } from './images.ts';
import type { Inputs } from './inputs.ts';
import { appendToSummary } from './job-summary.ts';
import { type Material, type Part, readMaterial } from './material.ts';
import { noOutputs, type Outputs, outputsOf, reportFile } from './outputs.ts';
import { writeToWorkspace } from './workspace.ts';

/**
 * One run: read, review, judge, then report. The verdict is fixed before anything is written. If a step is refused, later
 * steps report what it would have. At the end, the summary gets the outcome of all steps.
 */
export async function run(inputs: Inputs, environment: Environment, log: Log): Promise<Outputs> {
  const event = readEvent(environment.event, environment.payload, environment.context);
  const nothing = async (reason: string): Promise<Outputs> => {
    log.info(reason);
    if (inputs.summary) await appendToSummary(renderNothing(reason));
    return noOutputs('success');
  };
  if (event.kind === 'nothing') return nothing(event.reason);
  const client = createClient({ ...environment, token: inputs.token, log });
  if (event.kind !== 'workflow-run') return reviewSubject({ client, inputs, environment, log }, event, undefined);
  const found = await findPullOf(client, event);
  if (found.pull === undefined) return nothing(found.reason);
  return reviewSubject({ client, inputs, environment, log }, found.pull, { run: event, more: found.more });
}

/** What a run works with. */
interface Means {
  readonly client: Client;
  readonly inputs: Inputs;
  readonly environment: Environment;
  readonly log: Log;
}

/** For `workflow_run`: the earlier run of the pull request, whose report is used. */
interface After {
  readonly run: WorkflowRun;
  /** Other pull requests with the same head. */
  readonly more: readonly number[];
}

async function reviewSubject(means: Means, subject: Reviewable, after: After | undefined): Promise<Outputs> {
  const { client, inputs, environment, log } = means;
  // The report of an earlier run is matched with all images of the commit.
  const material = await readMaterial(client, subject, inputs, after !== undefined);
  const today = new Date().toISOString().slice(0, 10);
  const images = imageReader(material, inputs, { today, workspace: environment.workspace }, log);
  const imagesOf = async (part: Part): Promise<ImageInspection> => {
    if (after === undefined) return images.read(part);
    return (await import('./workflow-run.ts')).bringReport(client, after.run, { ...material, ...part });
  };
  const examined = await examine(material, imagesOf, today).finally(images.close);
  const { review: found, imageGaps } = examined;
  const verdict = judge(found, material.options.failOn, material.options.onError);
  const { found: words, check } = outcomeWords(found, verdict, material.options.failOn);
  log.info(`${words} ${check}`);
  const commit = subject.kind === 'commit' ? subject.sha : subject.head;
  const telling: Telling = {
    ...{ ...means, subject, commit, material, review: found, texts: examined.texts, verdict, more: after?.more ?? [] },
    notices: [...found.gaps.filter((gap) => !imageGaps.includes(gap)), ...imageNotices(imageGaps)],
    linkTo: linksToCommit(environment.serverUrl, environment.repository, commit),
    annotator: createAnnotator(inputs.annotations !== 'false', material.options.onError, log),
    whyOver: async () => {
      if (subject.kind !== 'pull-request') return undefined;
      if (!subject.open) return closedReason;
      return after && whyOver(client, subject);
    },
  };
  return tell(telling);
}

/** What to report, and what is needed to do it. */
interface Telling extends Means {
  readonly subject: Reviewable;
  /** The commit that was reviewed. */
  readonly commit: string;
  readonly material: Material;
  readonly review: Review;
  readonly texts: Examined['texts'];
  readonly verdict: Verdict;
  /** Gaps to annotate. */
  readonly notices: Review['gaps'];
  readonly linkTo: LinkTo;
  readonly annotator: Annotator;
  /** Other pull requests with the same head, which this run does not review. */
  readonly more: readonly number[];
  /** Why nothing may be posted on the pull request (any more); called before the first write. */
  readonly whyOver: () => Promise<string | undefined>;
}

/** In this order: summary, SARIF file, report, annotations, upload, comments, the end of the summary. */
async function tell(telling: Telling): Promise<Outputs> {
  const { inputs, environment, review: found, verdict, material, linkTo, annotator, log } = telling;
  const { failOn } = material.options;
  const steps: Step[] = [];
  const note = ({ name, outcome: told }: Step, refusal: 'notice' | 'error' = 'notice'): void => {
    const outcome = explained(told, telling.subject);
    steps.push({ name, outcome });
    if (outcome.kind === 'done') log.info(`${name}: ${outcome.detail}`);
    else if (outcome.kind === 'skipped') log.info(`${name}: skipped. ${outcome.reason}`);
    else annotator.say(refusal, `${name}: ${outcome.reason}`);
  };

  if (inputs.summary) {
    const outcome = await appendToSummary(renderSummary({ review: found, verdict, failOn, linkTo }));
    if (outcome.kind !== 'done') note({ name: 'Summary', outcome });
  }
  const { workspace } = environment;
  const sarif = writeToWorkspace(workspace, inputs.sarifFile, sarifOf(telling, { forUpload: false }));
  if (sarif.kind !== 'done') note({ name: 'SARIF file', outcome: sarif });
  const report = writeToWorkspace(workspace, reportFile, renderJson(found));
  if (report.kind !== 'done') note({ name: 'Report', outcome: report });

  const over = await telling.whyOver();
  if (over !== undefined) note({ name: 'Comments', outcome: { kind: 'skipped', reason: over } });
  const commenting = over === undefined ? await commentingOf(telling) : undefined;
  const all = inputs.annotations === 'true' || commenting === undefined || isReadOnly(telling.subject);
  annotator.annotate(all ? headlinesOf(found) : commenting.uncommented, telling.notices);

  const verdictOnUpload = await upload(telling, over);
  const published = await commenting?.publish();
  if (published !== undefined) {
    note({ name: 'Comments', outcome: published.outcome });
    annotator.annotate(published.unsaid, []);
  }
  const uploaded = await verdictOnUpload();
  const refused = inputs.uploadSarif === 'true' && uploaded.kind === 'refused';
  note({ name: 'Code scanning', outcome: refused ? fatal(uploaded) : uploaded }, refused ? 'error' : 'notice');
  if (inputs.summary) await appendToSummary(renderCompletion(steps, doctorOf(telling, steps)));

  return outputsOf(found, verdict, {
    conclusion: refused ? 'failure' : verdict.conclusion,
    sarifFile: sarif.kind === 'done' ? inputs.sarifFile : '',
    reportFile: report.kind === 'done' ? reportFile : '',
    reviewId: published?.reviewId,
  });
}

function doctorOf({ client, subject, environment, material, more }: Telling, steps: readonly Step[]): Doctor {
  return {
    event: { name: environment.event, about: wordsFor(subject) },
    read: material.read,
    permissions: client.permissions.found(),
    unwritten: steps.flatMap(({ name, outcome }) =>
      (outcome.kind === 'done' ? (outcome.left ?? []) : [outcome.reason]).map((reason) => ({ name, reason })),
    ),
    facts: more.map((number) => ({ name: 'Not reviewed', value: `pull request ${number}, which has the same head` })),
  };
}

function wordsFor(subject: Reviewable): string {
  switch (subject.kind) {
    case 'pull-request':
      return `pull request ${subject.number}`;
    case 'merge-group':
      return 'a merge group';
    case 'commit':
      return 'the whole repository';
  }
}

/** On a fork, no permission of the workflow would help; says so, so that nobody grants one in vain. */
function explained(outcome: Outcome, subject: Reviewable): Outcome {
  if (outcome.kind !== 'refused' || !isReadOnly(subject)) return outcome;
  const why = 'but the token of a pull request from a fork is always read-only, whatever the workflow grants';
  return {
    kind: 'refused',
    reason: outcome.reason.replace(grantAdvice, (_, needs: string) => `this needs ${needs}, ${why}`),
  };
}

/** Says why the job fails: the summary already has the verdict, which may be that the check passes. */
function fatal({ reason }: Extract<Outcome, { kind: 'refused' }>): Outcome {
  return { kind: 'refused', reason: `${reason} The job fails because \`upload-sarif\` is \`true\`.` };
}

function isReadOnly(subject: Reviewable): boolean {
  return subject.kind === 'pull-request' && subject.readOnly;
}

/** `undefined` for events without a pull request. Loaded only if there is one. */
async function commentingOf({ subject, review: found, ...rest }: Telling) {
  if (subject.kind !== 'pull-request') return undefined;
  const { prepareComments } = await import('./comments.ts');
  return prepareComments({ ...rest, pull: subject, review: found });
}

/** The returned function waits for code scanning's verdict on the upload. */
async function upload(telling: Telling, over: string | undefined): Promise<() => Promise<Outcome>> {
  const { client, subject, commit, inputs } = telling;
  const skip = (reason: string) => async (): Promise<Outcome> => ({ kind: 'skipped', reason });
  if (over !== undefined) return skip(over);
  if (inputs.uploadSarif === 'false') return skip('`upload-sarif` is `false`.');
  // https://github.com/github/codeql-action/issues/1572
  if (subject.kind === 'merge-group') return skip('Code scanning accepts no results for merge queue branches.');
  if (subject.kind === 'commit' && !subject.isDefaultBranch) {
    return skip('Outside pull requests, only the default branch has code scanning alerts.');
  }
  const { uploadSarif } = await import('../github/sarif-upload.ts');
  const ref = subject.kind === 'pull-request' ? `refs/pull/${subject.number}/head` : subject.ref;
  const results = { render: (most: number) => sarifOf(telling, { forUpload: true, most }), most: mostUploaded };
  const counted = { ...results, results: inScope(telling.review).length };
  return uploadSarif(client, { ...counted, category: inputs.category, commit, ref });
}

function sarifOf(
  { review: found, inputs, environment, commit }: Telling,
  which: Pick<SarifOptions, 'forUpload' | 'most'>,
): string {
  const repositoryUrl = `${environment.serverUrl}/${environment.repository}`;
  return renderSarif(found, { category: inputs.category, commit: { repositoryUrl, sha: commit }, ...which });
}
